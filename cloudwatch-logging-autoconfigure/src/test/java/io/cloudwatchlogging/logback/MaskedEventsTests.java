package io.cloudwatchlogging.logback;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.autoconfigure.properties.StructuredEncoders;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.masking.Masker;
import io.cloudwatchlogging.masking.SecretSamples;
import io.cloudwatchlogging.masking.SecretSamples.Sample;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.ProcessNameValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no secret is shipped that a detector names, in whichever format and wherever
 * in an event it is.
 */
class MaskedEventsTests {

	private static final long SEED = 4711;

	private static final int EVENTS = 10_000;

	private static final int PLACES = 5;

	private static final int FLUSHED = 500;

	/** Around the number of an event. Batches are under way in parallel. */
	private static final String MARK = "\u00a7";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final LogbackFixture fixture = new LogbackFixture();

	private final Masker masker = new Masker(EnumSet.allOf(Detector.class), List.of(), new MaskCounts());

	@AfterEach
	void close() {
		this.fixture.close();
	}

	static Stream<Arguments> detectorsAndFormats() {
		return Stream.of(Detector.values())
			.flatMap((detector) -> Stream.of("pattern", "ecs", "gelf", "logstash")
				.map((format) -> Arguments.of(detector, format)));
	}

	@ParameterizedTest
	@MethodSource("detectorsAndFormats")
	void noSecretIsShipped(Detector detector, String format) {
		install(format, this.masker);
		Logger logger = this.fixture.logger("com.acme.Orders");
		SecretSamples samples = new SecretSamples(SEED);
		Sample[] logged = new Sample[FLUSHED];
		for (int i = 0; i < EVENTS; i += FLUSHED) {
			for (int j = 0; j < FLUSHED; j++) {
				logged[j] = samples.next(detector);
				log(logger, logged[j].text(), j);
			}
			List<String> shipped = this.fixture.takeShipped();
			assertThat(shipped).hasSize(FLUSHED);
			for (String text : shipped) {
				int number = Integer.parseInt(text.split(MARK)[1]);
				assertMasked(logged[number], text, !format.equals("pattern") || number % PLACES == 4);
			}
		}
	}

	private static void log(Logger logger, String text, int number) {
		String mark = MARK + number + MARK + " ";
		switch (number % PLACES) {
			case 0 -> logger.info(mark + text);
			case 1 -> logger.info("{}an argument {} of two", mark, text);
			case 2 -> logger.atInfo().addKeyValue("note", text).log(mark + "a key-value");
			case 3 -> logger.error(mark + "failed", new Failure(new Failure(text)));
			default -> logger.info(JSON.writeValueAsString(JSON.createObjectNode()
				.put("mark", mark)
				.put("note", text)
				.set("_aws", JSON.readTree("{\"Timestamp\":1,\"CloudWatchMetrics\":[]}"))));
		}
	}

	private static void assertMasked(Sample sample, String shipped, boolean json) {
		String text = json ? strings(JSON.readTree(shipped)) : shipped;
		String secret = sample.secret();
		String tail = (secret.length() >= 16) ? secret.substring(secret.length() - 8) : secret;
		assertThat(text).as(() -> shipped + " with seed " + SEED + ", logged " + sample.text())
			.doesNotContain(secret, tail)
			.contains("[masked:");
	}

	private static String strings(JsonNode node) {
		StringBuilder all = new StringBuilder();
		node.forEach((child) -> all.append(child.isContainer() ? strings(child) : child.asString()).append('\n'));
		return all.toString();
	}

	@ParameterizedTest
	@EnumSource
	void noSecretIsInTheNameOfAStream(Detector detector) {
		ProcessNameValues values = new ProcessNameValues("shop", "test");
		Destinations destinations = new Destinations(NameTemplate.compile(NameKind.GROUP, "group", values),
				NameTemplate.compile(NameKind.STREAM, "{mdc:note}", values), this.masker, (destination) -> true,
				(warning) -> {
				});
		SecretSamples samples = new SecretSamples(SEED);
		for (int i = 0; i < EVENTS; i++) {
			Sample sample = samples.next(detector);
			ILoggingEvent event = new MdcEvent(sample.text());
			String name = destinations.of(event).stream();
			assertThat(destinations.of(event).stream()).isEqualTo(name);
			assertThat(name).as(sample.text()).doesNotContain(sample.secret().replaceAll("[:*\\p{Cntrl}]", "-"));
		}
	}

	@Test
	void aSecretIsMaskedBeforeAnEventIsSplit() {
		install("pattern", this.masker);
		String secret = "Zq7".repeat(1000);
		String before = "x ".repeat((this.fixture.shipping().pipeline().maxTextBytes() - secret.length()) / 2);
		this.fixture.logger("com.acme.Orders").info(before + "password=" + secret + " and more " + "y ".repeat(5000));
		List<String> parts = this.fixture.takeShipped();
		assertThat(parts).hasSizeGreaterThan(1);
		assertThat(String.join("", parts)).doesNotContain("Zq7").contains("password=[masked:password] and more");
	}

	@Test
	void whatCannotBeEncodedIsMaskedInItsSimplerFormAndInTheWarning() {
		install("ecs", this.masker);
		this.fixture.logger("com.acme.Orders").atInfo().addKeyValue("password", new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("cannot connect to postgres://bob:hunter2@db");
			}

		}).addKeyValue("other", "password=hunter3").log("an order");
		assertThat(this.fixture.takeShipped()).singleElement()
			.asString()
			.contains("an order")
			.doesNotContain("hunter2", "hunter3");
		assertThat(this.fixture.context().getStatusManager().getCopyOfStatusList())
			.allSatisfy((status) -> assertThat(status.toString() + status.getThrowable()).doesNotContain("hunter"));
	}

	@Test
	void whatIsLoggedBeforeItIsKnownWhatIsMaskedIsMasked() {
		this.fixture.hold();
		this.fixture.logger("com.acme.Orders").info("password=hunter2");
		install("pattern", this.masker);
		assertThat(this.fixture.shipped()).containsExactly("password=[masked:password]");
	}

	private void install(String format, Masker masking) {
		AppenderDefaults defaults = this.fixture.defaults("%m");
		this.fixture.shipping().reports().maskBy(masking::mask);
		this.fixture.appenders()
			.install(this.fixture.context(),
					new AppenderDefaults(defaults.group(), defaults.stream(), encoder(format), defaults.values(),
							Level.TRACE, List.of(), new EventProcessing(List.of(), masking), ShippingLimits.NONE));
	}

	private Encoder<ILoggingEvent> encoder(String format) {
		if (!format.equals("pattern")) {
			return StructuredEncoders.create(format, new MockEnvironment(), this.fixture.context());
		}
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.fixture.context());
		encoder.setPattern("%m%replace( %kvp{NONE} %mdc){'^ +$', ''}%n%ex");
		encoder.start();
		return encoder;
	}

	/**
	 * An exception with a short stack trace.
	 */
	private static final class Failure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Failure(String message) {
			super(message, null, true, false);
		}

		Failure(Throwable cause) {
			super("outer", cause, true, false);
		}

	}

}
