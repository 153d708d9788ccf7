package io.cloudwatchlogging.shipping;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What an exception says, with its text masked: same stack trace, same causes.
 */
final class MaskedThrowable extends Throwable {

	private static final long serialVersionUID = 1L;

	/** No chain that people make is longer, and one may be a circle. */
	private static final int MAX_CAUSES = 32;

	private MaskedThrowable(String text, @Nullable Throwable cause, StackTraceElement[] stackTrace) {
		super(text, cause, false, true);
		setStackTrace(stackTrace);
	}

	/**
	 * Masks an exception.
	 * @param exception the exception
	 * @param mask masks a text
	 * @return the exception itself if there is nothing to mask in it
	 */
	static Throwable of(Throwable exception, UnaryOperator<String> mask) {
		boolean secret = false;
		Throwable each = exception;
		for (int i = 0; each != null && i < MAX_CAUSES; i++, each = each.getCause()) {
			secret |= !mask.apply(each.toString()).equals(each.toString());
		}
		return secret ? masked(exception, mask, MAX_CAUSES) : exception;
	}

	private static MaskedThrowable masked(Throwable exception, UnaryOperator<String> mask, int depth) {
		Throwable cause = (depth > 1) ? exception.getCause() : null;
		return new MaskedThrowable(mask.apply(exception.toString()),
				(cause != null) ? masked(cause, mask, depth - 1) : null, exception.getStackTrace());
	}

	@Override
	public String toString() {
		return String.valueOf(getMessage());
	}

}
