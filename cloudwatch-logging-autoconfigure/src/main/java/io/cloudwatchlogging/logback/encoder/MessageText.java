package io.cloudwatchlogging.logback.encoder;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.pattern.Converter;
import org.jspecify.annotations.Nullable;

/**
 * The message of an event, written piece by piece, where no other appender has use for
 * the string that an event makes of it and keeps: what stands between the arguments is
 * cut once for messages that recur. Safe for use by many threads.
 * <p>
 * Only for arguments of which the text is known without asking them; all others are left
 * to SLF4J's formatter, as are messages with an escape. Not for events that were kept:
 * they have their string, and their arguments may have changed since.
 */
final class MessageText {

	private static final String PLACE = "{}";

	private static final String ESCAPED_PLACE = "\\{}";

	/** Longest message that is remembered, in characters: memory is bounded by that. */
	private static final int LONGEST = 512;

	/** More than messages have. */
	private static final int MAX_PIECES = 32;

	private final DirectMappedCache<Message> messages = new DirectMappedCache<>();

	/** Whether a converter writes the message of an event as it is. */
	static boolean isMadeBy(Converter<ILoggingEvent> converter) {
		return converter instanceof MessageConverter message && message.getClass() == MessageConverter.class
				&& message.getFormattingInfo() == null;
	}

	void write(StringBuilder target, ILoggingEvent event) {
		String message = event.getMessage();
		Object[] arguments = event.getArgumentArray();
		int start = target.length();
		if (message == null || message.length() > LONGEST || arguments == null || event.getClass() != LoggingEvent.class
				|| !append(target, pieces(message), arguments)) {
			target.setLength(start);
			target.append(event.getFormattedMessage());
		}
	}

	/** What stands around the places of the arguments, nothing if that is unclear. */
	private List<String> pieces(String message) {
		int hash = message.hashCode();
		Message known = this.messages.get(hash);
		if (known == null || !known.text().equals(message)) {
			// One that does not come again is not worth the cut.
			this.messages.put(hash, new Message(message, null));
			return List.of();
		}
		List<String> pieces = known.pieces();
		if (pieces == null) {
			pieces = cut(message);
			this.messages.put(hash, new Message(message, pieces));
		}
		return pieces;
	}

	private static List<String> cut(String message) {
		if (message.contains(ESCAPED_PLACE)) {
			return List.of();
		}
		List<String> pieces = new ArrayList<>();
		int start = 0;
		for (int end = message.indexOf(PLACE); end >= 0; end = message.indexOf(PLACE, start)) {
			pieces.add(message.substring(start, end));
			start = end + PLACE.length();
		}
		pieces.add(message.substring(start));
		return (pieces.size() <= MAX_PIECES) ? List.copyOf(pieces) : List.of();
	}

	private static boolean append(StringBuilder target, List<String> pieces, Object[] arguments) {
		int count = pieces.size();
		for (int i = 0; i < count; i++) {
			if (i > 0 && i <= arguments.length) {
				if (!append(target, arguments[i - 1])) {
					return false;
				}
			}
			else if (i > 0) {
				target.append(PLACE);
			}
			target.append(pieces.get(i));
		}
		return count > 0;
	}

	private static boolean append(StringBuilder target, @Nullable Object argument) {
		if (argument instanceof String text) {
			target.append(text);
		}
		else if (argument instanceof Integer number) {
			target.append(number.intValue());
		}
		else if (argument instanceof Long number) {
			target.append(number.longValue());
		}
		else if (argument instanceof Boolean || argument instanceof Double || argument == null) {
			target.append(argument);
		}
		else {
			return false;
		}
		return true;
	}

	/**
	 * A message that is remembered.
	 *
	 * @param text the message
	 * @param pieces what stands around the places of its arguments, {@code null} as long
	 * as the message came once only
	 */
	private record Message(String text, @Nullable List<String> pieces) {
	}

}
