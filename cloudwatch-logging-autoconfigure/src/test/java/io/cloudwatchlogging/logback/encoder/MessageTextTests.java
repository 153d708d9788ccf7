package io.cloudwatchlogging.logback.encoder;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.pattern.FormatInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageText}: it writes what the event makes of its message.
 */
class MessageTextTests {

	private static final List<Object> ARGUMENTS = Arrays.asList("text", "", "{}", "\\{}", 7, Integer.MIN_VALUE, -1L,
			Long.MIN_VALUE, true, 1.5, Double.NaN, null, 'c', 2.5f, (short) 3, (byte) 4, new BigDecimal("1.10"),
			Level.INFO, new int[] { 1, 2 }, new Object[] { "a", new long[] { 3 } }, List.of(1, 2),
			new IllegalStateException("no"));

	private static final List<String> PIECES = List.of("{}", "{}", "{}", " and ", "{", "}", "\\", "\\\\", "grün", "",
			"\n");

	private final LoggerContext context = new LoggerContext();

	private final MessageText text = new MessageText();

	@Test
	void writesWhatTheEventSays() {
		Random random = new Random(3);
		for (int i = 0; i < 50_000; i++) {
			String message = random.ints(random.nextInt(6), 0, PIECES.size())
				.mapToObj(PIECES::get)
				.collect(Collectors.joining());
			Object[] arguments = random.ints(1 + random.nextInt(4), 0, ARGUMENTS.size())
				.mapToObj(ARGUMENTS::get)
				.toArray();
			String expected = event(message, arguments).getFormattedMessage();
			// Once as a message that is new, then as one that recurs.
			for (int time = 0; time < 3; time++) {
				assertThat(written(event(message, arguments))).isEqualTo(expected);
			}
		}
	}

	@Test
	void leavesTheStringUnmade() {
		Object[] arguments = { "a", 1, 2L };
		written(event("{} costs {} of {}", arguments));
		LoggingEvent event = event("{} costs {} of {}", arguments);
		assertThat(written(event)).isEqualTo("a costs 1 of 2");
		arguments[0] = "b";
		assertThat(event.getFormattedMessage()).isEqualTo("b costs 1 of 2");
	}

	@Test
	void asksTheEventWhereOnlyThatKnows() {
		for (Object argument : new Object[] { List.of(1), new int[] { 1 }, 'c' }) {
			LoggingEvent event = event("is {}", argument);
			assertThat(written(event)).isEqualTo(event.getFormattedMessage());
		}
		for (int time = 0; time < 3; time++) {
			assertThat(written(event("\\{} is {}", "a"))).isEqualTo("{} is a");
			assertThat(written(event("x".repeat(600) + "{}", "a"))).isEqualTo("x".repeat(600) + "a");
			assertThat(written(event("{}".repeat(40), "a"))).isEqualTo("a" + "{}".repeat(39));
		}
	}

	@Test
	void writesMessagesWithoutArguments() {
		assertThat(written(event("{}"))).isEqualTo("{}");
		assertThat(written(new LoggingEvent("", this.context.getLogger("a"), Level.INFO, null, null, null)))
			.isEqualTo("null");
		assertThat(written(
				new LoggingEvent("", this.context.getLogger("a"), Level.INFO, null, null, new Object[] { "a" })))
			.isEqualTo("null");
	}

	@Test
	void takesTheWordOfEventsOfOtherKinds() {
		ILoggingEvent event = new ForeignEvent("{}", new Object[] { "a" }, "something else");
		assertThat(written(event)).isEqualTo("something else");
	}

	@Test
	void rememberedMessagesReplaceEachOther() {
		for (int round = 0; round < 3; round++) {
			for (int i = 0; i < 2000; i++) {
				assertThat(written(event("message " + i + " of {}.", round)))
					.isEqualTo("message " + i + " of " + round + ".");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Aa{}", "BB{}" })
	void messagesOfOneHashAreToldApart(String message) {
		assertThat("Aa{}".hashCode()).isEqualTo("BB{}".hashCode());
		written(event("Aa{}", 1));
		assertThat(written(event(message, 2))).isEqualTo(message.replace("{}", "2"));
	}

	@Test
	void aConverterThatPadsOrIsTheUsersOwnIsNotReplaced() {
		MessageConverter converter = new MessageConverter();
		assertThat(MessageText.isMadeBy(converter)).isTrue();
		assertThat(MessageText.isMadeBy(new MessageConverter() {
		})).isFalse();
		converter.setFormattingInfo(new FormatInfo(10, 20));
		assertThat(MessageText.isMadeBy(converter)).isFalse();
	}

	private String written(ILoggingEvent event) {
		StringBuilder target = new StringBuilder("before ");
		this.text.write(target, event);
		assertThat(target).startsWith("before ");
		return target.substring("before ".length());
	}

	private LoggingEvent event(String message, @Nullable Object... arguments) {
		return new LoggingEvent("", this.context.getLogger("a"), Level.INFO, message, null,
				(arguments.length > 0) ? arguments : null);
	}

}
