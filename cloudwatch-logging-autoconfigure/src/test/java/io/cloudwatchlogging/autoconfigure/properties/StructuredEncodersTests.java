package io.cloudwatchlogging.autoconfigure.properties;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link StructuredEncoders}.
 */
class StructuredEncodersTests {

	private final LoggerContext context = new LoggerContext();

	private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name", "shop")
		.withProperty("logging.structured.json.add.team", "orders");

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "gelf", "logstash", "ECS" })
	void needsNothingOfTheContextAndLeavesNothingInIt(String format) {
		Encoder<ILoggingEvent> encoder = StructuredEncoders.create(format, this.environment, this.context);
		String text = encode(encoder);
		assertThat(encoder.isStarted()).isTrue();
		assertThat(text).startsWith("{").contains("Order placed", "\"team\":\"orders\"");
		assertThat(this.context.getObject(Environment.class.getName())).isNull();
		this.context.reset();
		assertThat(encode(encoder)).isEqualTo(text);
		assertThat(encode(StructuredEncoders.create(format, this.environment, this.context))).isEqualTo(text);
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).isEmpty();
	}

	@Test
	void usesTheEnvironmentThatIsGivenAndNotThatOfTheContext() {
		this.context.putObject(Environment.class.getName(), new MockEnvironment());
		assertThat(encode(StructuredEncoders.create("logstash", this.environment, this.context)))
			.contains("\"team\":\"orders\"");
	}

	@Test
	void makesFormattersOfTheUser() {
		assertThat(encode(StructuredEncoders.create(Shout.class.getName(), this.environment, this.context)))
			.isEqualTo("ORDER PLACED IN shop");
	}

	@Test
	void saysWhyAFormatterCannotBeMade() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> StructuredEncoders.create("xml", this.environment, this.context))
			.withMessageContaining("Unknown format 'xml'");
	}

	private String encode(Encoder<ILoggingEvent> encoder) {
		LoggingEvent event = new LoggingEvent("", this.context.getLogger("com.acme.Orders"), Level.INFO, "Order placed",
				null, null);
		event.setThreadName("main");
		event.setMDCPropertyMap(Map.of());
		event.setTimeStamp(0);
		return new String(encoder.encode(event), StandardCharsets.UTF_8);
	}

	/**
	 * A formatter that is made of the environment.
	 */
	static final class Shout implements StructuredLogFormatter<ILoggingEvent> {

		private final Environment environment;

		Shout(Environment environment) {
			this.environment = environment;
		}

		@Override
		public String format(ILoggingEvent event) {
			return "ORDER PLACED IN " + this.environment.getProperty("spring.application.name");
		}

	}

}
