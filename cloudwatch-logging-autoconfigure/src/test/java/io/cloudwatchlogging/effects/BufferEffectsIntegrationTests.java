package io.cloudwatchlogging.effects;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the buffer and of events.
 */
class BufferEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	/** Lines that are together more than a buffer of one megabyte takes. */
	private static final int COUNT = 130;

	private static final String FILLING = " " + "x".repeat(10_000);

	private static final Pattern NOTICE = Pattern.compile("[\\d,]+ events? (?:was|were) dropped .*");

	@Test
	@EffectOf("cloudwatch.logs.buffer.max-size")
	void linesAreDroppedThatAreMoreThanTheSize() {
		InjectedFault stall = stall();
		run(() -> {
			logAll();
			stall.clear();
			Awaitility.await()
				.atMost(ShippingApplication.PATIENCE)
				.until(() -> application.messages().stream().anyMatch(NOTICE.asMatchPredicate()));
		}, "cloudwatch.logs.buffer.max-size=1MB");
		assertThat(numbers()).hasSizeBetween(1, COUNT - 1);
	}

	@Test
	void noneOfSoFewLinesIsDroppedByDefault() {
		runDuringStall(BufferEffectsIntegrationTests::logAll);
		assertThat(numbers()).containsExactlyElementsOf(IntStream.range(0, COUNT).boxed().toList());
	}

	@Test
	@EffectOf({ "cloudwatch.logs.buffer.overflow", "cloudwatch.logs.buffer.max-wait" })
	void aLoggingCallWaitsForRoom() {
		InjectedFault stall = stall();
		application.run((context) -> {
			Thread logging = new Thread(BufferEffectsIntegrationTests::logAll);
			logging.start();
			// Longer than the default, after which the line would be dropped.
			Awaitility.await()
				.during(Duration.ofMillis(1500))
				.atMost(ShippingApplication.PATIENCE)
				.until(() -> logging.getState() == Thread.State.TIMED_WAITING);
			stall.clear();
			Awaitility.await().atMost(ShippingApplication.PATIENCE).until(() -> !logging.isAlive());
		}, "cloudwatch.logs.pattern=%msg", "cloudwatch.logs.buffer.max-size=1MB",
				"cloudwatch.logs.buffer.overflow=block", "cloudwatch.logs.buffer.max-wait=60s");
		assertThat(numbers()).containsExactlyElementsOf(IntStream.range(0, COUNT).boxed().toList());
	}

	@Test
	@EffectOf("cloudwatch.logs.buffer.max-wait")
	void aLoggingCallWaitsNoLonger() {
		Duration[] logging = new Duration[1];
		runDuringStall(() -> {
			long start = System.nanoTime();
			logAll();
			logging[0] = Duration.ofNanos(System.nanoTime() - start);
		}, "cloudwatch.logs.buffer.max-size=1MB", "cloudwatch.logs.buffer.overflow=block",
				"cloudwatch.logs.buffer.max-wait=0s");
		// With the default it would be a second for each of the lines without room.
		assertThat(numbers()).hasSizeLessThan(COUNT - 20);
		assertThat(logging[0]).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	@EffectOf("cloudwatch.logs.event.max-size")
	void aLineThatIsLargerIsSplit() {
		String line = "x".repeat(5000);
		run(() -> LOG.info(line), "cloudwatch.logs.event.max-size=2KB");
		assertThat(application.messages()).hasSize(3).allMatch((message) -> message.length() <= 2048 - 26);
		assertThat(String.join("", application.messages())).isEqualTo(line);
	}

	@Test
	@EffectOf("cloudwatch.logs.event.oversize")
	void aLineThatIsLargerIsTruncated() {
		run(() -> LOG.info("x".repeat(5000)), "cloudwatch.logs.event.max-size=2KB",
				"cloudwatch.logs.event.oversize=truncate");
		assertThat(application.messages()).containsExactly("x".repeat(2048 - 26));
	}

	@Test
	@EffectOf("cloudwatch.logs.event.oversize")
	void aLineThatIsLargerIsDropped() {
		run(() -> {
			LOG.info("x".repeat(5000));
			LOG.info("short");
		}, "cloudwatch.logs.event.max-size=2KB", "cloudwatch.logs.event.oversize=drop");
		assertThat(application.messages()).containsExactly("short");
	}

	private static void logAll() {
		IntStream.range(0, COUNT).forEach((number) -> LOG.info(number + FILLING));
	}

	/** The numbers of the lines that have arrived, sorted. */
	private static List<Integer> numbers() {
		return application.messages()
			.stream()
			.filter((message) -> message.endsWith(FILLING))
			.map((message) -> Integer.valueOf(message.substring(0, message.indexOf(' '))))
			.sorted()
			.toList();
	}

	private static void run(Runnable activity, String... properties) {
		application.run((context) -> activity.run(),
				Stream.concat(Stream.of("cloudwatch.logs.pattern=%msg"), Stream.of(properties)).toArray(String[]::new));
	}

	private static void runDuringStall(Runnable activity, String... properties) {
		InjectedFault stall = stall();
		run(() -> {
			activity.run();
			stall.clear();
		}, properties);
	}

	/** CloudWatch Logs answers nothing, so that nothing leaves the buffer. */
	private static InjectedFault stall() {
		return application.service().faults().inject(Fault.stall().onOperation("PutLogEvents"));
	}

}
