package io.cloudwatchlogging.effects;

import java.util.stream.Stream;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of appenders that are declared in a Logback configuration.
 */
class DeclaredAppendersIntegrationTests {

	@RegisterExtension
	static ShippingApplication application = new ShippingApplication();

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	private static final Logger AUDIT = LoggerFactory.getLogger("audit");

	@Test
	void theAppenderThatIsIncludedShipsAsThePropertiesSayAndEachLineOnce() {
		run("included");
		assertThat(application.messages()).containsExactly("shipped: an order", "shipped: an entry", "shipped: alarm");
	}

	@Test
	void aSecondAppenderHasAGroupOfItsOwn() {
		EmbeddedCloudWatchLogs service = run("audit");
		assertThat(application.messages()).containsExactly("shipped: an order");
		assertThat(service.messages("audit/shop", "INFO")).containsExactly("an entry");
		assertThat(service.messages("audit/shop", "WARN")).containsExactly("alarm");
	}

	@Test
	void anAppenderHasALevelOfItsOwn() {
		EmbeddedCloudWatchLogs service = run("level", "cloudwatch.logs.level=error");
		assertThat(service.groups()).containsExactly("audit");
		assertThat(service.messages("audit")).containsExactly("shipped: an entry", "shipped: alarm");
	}

	@Test
	void aNameThatIsMisspeltFailsTheStartAndTheReportIsShipped() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run("misspelt"))
			.withMessageContaining("Appender 'AUDIT'")
			.withMessageContaining("{aplication}");
		Awaitility.await()
			.atMost(ShippingApplication.PATIENCE)
			.untilAsserted(() -> assertThat(application.messages())
				.anyMatch((message) -> message.contains("APPLICATION FAILED") && message.contains("{aplication}")
						&& message.contains("{application}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "%shout!", "${SHOUTED}" })
	void thePatternMayUseTheWordsAndVariablesOfTheDeclaration(String pattern) {
		run("words", "cloudwatch.logs.pattern=" + pattern);
		assertThat(application.messages()).containsExactly("AN ORDER!", "AN ENTRY!", "ALARM!");
	}

	@Test
	void aWordThatIsDeclaredNowhereFailsTheStart() {
		assertThatException().isThrownBy(() -> run("words", "cloudwatch.logs.pattern=%shout %whisper"))
			.havingRootCause()
			.withMessageContaining("There is no conversion supplier registered for conversion word [whisper]");
	}

	private static EmbeddedCloudWatchLogs run(String declaration, String... properties) {
		return application.run((context) -> {
			ORDERS.info("an order");
			AUDIT.info("an entry");
			AUDIT.warn("alarm");
		}, Stream
			.concat(Stream.of("logging.config=classpath:declared/" + declaration + ".xml",
					"cloudwatch.logs.pattern=shipped: %msg"), Stream.of(properties))
			.toArray(String[]::new));
	}

}
