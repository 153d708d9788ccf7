package io.cloudwatchlogging.effects;

import io.cloudwatchlogging.EffectOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of what the properties of masking do.
 */
@ExtendWith(OutputCaptureExtension.class)
class MaskEffectsIntegrationTests {

	private static final String PATTERN = "cloudwatch.logs.pattern=%msg";

	private static final String TEXT = "customer-17 with password=hunter2 and card 4111111111111111";

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	@RegisterExtension
	static ShippingApplication application = new ShippingApplication();

	@Test
	@EffectOf("cloudwatch.logs.mask.enabled")
	void oneSwitchTurnsAllDetectorsOn() {
		run("cloudwatch.logs.mask.enabled=true");
		assertThat(application.messages())
			.containsExactly("customer-17 with password=[masked:password] and card [masked:card-number]");
	}

	@Test
	void nothingIsMaskedByDefault() {
		run();
		assertThat(application.messages()).containsExactly(TEXT);
	}

	@Test
	@EffectOf("cloudwatch.logs.mask.detectors")
	void onlyTheDetectorsThatAreNamedMask() {
		run("cloudwatch.logs.mask.enabled=true", "cloudwatch.logs.mask.detectors=card-number,jwt");
		assertThat(application.messages())
			.containsExactly("customer-17 with password=hunter2 and card [masked:card-number]");
	}

	@Test
	@EffectOf({ "cloudwatch.logs.mask.patterns", "cloudwatch.logs.mask.replacements" })
	void patternsOfOnesOwnMaskWithAReplacementOrTheirName() {
		run("cloudwatch.logs.mask.enabled=true", "cloudwatch.logs.mask.detectors=",
				"cloudwatch.logs.mask.patterns.customer=customer-\\d+", "cloudwatch.logs.mask.patterns.word=hunter\\d",
				"cloudwatch.logs.mask.replacements.customer=***");
		assertThat(application.messages()).containsExactly("*** with password=[masked:word] and card 4111111111111111");
	}

	@Test
	void whatIsLoggedBeforeThePropertiesAreKnownIsMasked() {
		application.run((context) -> ORDERS.info(TEXT), (context) -> {
		}, PATTERN, "cloudwatch.logs.mask.enabled=true");
		assertThat(application.messages()).singleElement().asString().doesNotContain("hunter2");
	}

	@Test
	void whatAFailedStartHasLoggedIsMasked() {
		assertThatException().isThrownBy(() -> application.run((context) -> {
			ORDERS.info(TEXT);
			throw new IllegalStateException("cannot reach postgres://bob:hunter2@db");
		}, (context) -> {
		}, PATTERN, "cloudwatch.logs.mask.enabled=true"));
		application.service().awaitEvents(ShippingApplication.GROUP, 2, ShippingApplication.PATIENCE);
		assertThat(application.messages()).hasSizeGreaterThan(1).noneMatch((message) -> message.contains("hunter2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.mask.patterns.customer=(", "cloudwatch.logs.mask.patterns.customer=x*",
			"cloudwatch.logs.mask.patterns.Customer=xyz", "cloudwatch.logs.mask.patterns.password=xyz",
			"cloudwatch.logs.mask.detectors=passwords", "cloudwatch.logs.mask.enabled=yess",
			"cloudwatch.logs.mask.replacements.customer=\"" })
	void nothingIsShippedIfWhatIsMaskedIsNotKnown(String invalid, CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("cloudwatch.logs.mask.enabled=true", invalid));
		assertThat(application.service().requests().all()).isEmpty();
		assertThat(output)
			.contains("is to be masked in them is not known, as these properties are invalid: cloudwatch.logs.mask");
	}

	@Test
	void whatMayBeAMistakeIsTold(CapturedOutput output) {
		run("cloudwatch.logs.mask.patterns.customer=customer-\\d+", "cloudwatch.logs.mask.replacements.other=***");
		assertThat(output).contains("Nothing is masked, although cloudwatch.logs.mask.patterns is set",
				"cloudwatch.logs.mask.replacements.other has no effect");
	}

	@Test
	void aPatternWithoutALiteralIsTold(CapturedOutput output) {
		run("cloudwatch.logs.mask.enabled=true", "cloudwatch.logs.mask.patterns.ssn=\\d{3}-\\d{2}-\\d{4}");
		assertThat(output).contains("is run on every event");
	}

	private static void run(String... properties) {
		String[] all = new String[properties.length + 1];
		all[0] = PATTERN;
		System.arraycopy(properties, 0, all, 1, properties.length);
		application.run((context) -> ORDERS.info(TEXT), all);
	}

}
