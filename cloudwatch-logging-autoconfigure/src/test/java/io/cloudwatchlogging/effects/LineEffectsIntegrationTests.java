package io.cloudwatchlogging.effects;

import java.util.Locale;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.EffectOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties that say which lines are shipped and what they look like.
 */
class LineEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	private static final Logger AUDIT = LoggerFactory.getLogger("audit");

	private static final Logger OTHER = LoggerFactory.getLogger("org.other.Thing");

	@Test
	@EffectOf("cloudwatch.logs.level")
	void linesBelowTheLevelAreNotShipped() {
		run("cloudwatch.logs.level=warn");
		assertThat(application.messages()).singleElement().asString().endsWith(": with a warning");
	}

	@Test
	@EffectOf("cloudwatch.logs.level")
	void nothingIsShippedAtTheLevelOff() {
		run("cloudwatch.logs.level=off");
		assertThat(application.service().requests().all()).isEmpty();
	}

	@Test
	@EffectOf("cloudwatch.logs.loggers")
	void onlyLinesOfTheLoggersAndThoseBelowThemAreShipped() {
		run("cloudwatch.logs.loggers=audit,com.acme,com.acme.Orders", "cloudwatch.logs.pattern=%msg");
		assertThat(application.messages()).containsExactly("an order", "an entry", "with a warning");
	}

	@ParameterizedTest
	@CsvSource({ "ecs, message", "gelf, short_message", "logstash, message" })
	@EffectOf("cloudwatch.logs.format")
	void linesAreInAFormatOfSpringBoot(String format, String member) {
		run("cloudwatch.logs.format=" + format);
		assertThat(application.messages())
			.extracting((message) -> JsonParserFactory.getJsonParser().parseMap(message).get(member))
			.containsExactly("an order", "an entry", "with a warning", "something else");
	}

	@Test
	@EffectOf("cloudwatch.logs.format")
	void linesAreInAFormatOfTheApplication() {
		run("cloudwatch.logs.format=" + Shouting.class.getName());
		assertThat(application.messages()).containsExactly("AN ORDER", "AN ENTRY", "WITH A WARNING", "SOMETHING ELSE");
	}

	@Test
	@EffectOf("cloudwatch.logs.pattern")
	void linesLookLikeThePattern() {
		run("cloudwatch.logs.pattern=<%level> %logger{0}: %msg");
		assertThat(application.messages()).containsExactly("<INFO> Orders: an order", "<INFO> audit: an entry",
				"<WARN> audit: with a warning", "<INFO> Thing: something else");
	}

	private static void run(String... properties) {
		application.run((context) -> {
			ORDERS.info("an order");
			AUDIT.info("an entry");
			AUDIT.warn("with a warning");
			OTHER.info("something else");
		}, properties);
	}

	/**
	 * The message in capitals.
	 */
	static final class Shouting implements StructuredLogFormatter<ILoggingEvent> {

		@Override
		public String format(ILoggingEvent event) {
			return event.getFormattedMessage().toUpperCase(Locale.ROOT);
		}

	}

}
