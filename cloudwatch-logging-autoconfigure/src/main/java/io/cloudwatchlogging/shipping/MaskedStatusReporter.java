package io.cloudwatchlogging.shipping;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * {@link StatusReporter} that masks what it reports: the text of an exception may have
 * come from an event.
 *
 * @param reporter takes the masked messages
 * @param mask masks a text at present
 */
record MaskedStatusReporter(StatusReporter reporter, Supplier<UnaryOperator<String>> mask) implements StatusReporter {

	@Override
	public void warn(String message, @Nullable Throwable cause) {
		UnaryOperator<String> current = this.mask.get();
		this.reporter.warn(current.apply(message), (cause != null) ? MaskedThrowable.of(cause, current) : null);
	}

	@Override
	public void info(String message) {
		this.reporter.info(this.mask.get().apply(message));
	}

}
