package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of applications that log more than can be sent at once. They print what they
 * measure. Run with the profile {@code soak}.
 */
@Tag("soak")
class LoadTests {

	private static final int THREADS = NumberedEvents.THREADS;

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final Pattern MEASURED = Pattern.compile("longest call (\\d+) ms, live heap grew by (-?\\d+) KB");

	/** Where a line of the application begins in the text of all events. */
	private static final Pattern BEGINNING = Pattern.compile("(?=(?:INFO|WARN|ERROR) \\[)");

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@ParameterizedTest
	@ValueSource(ints = { 20_000, 200_000 })
	void aBurstIsDelivered(int lines) throws Exception {
		deliver("burst of %,d lines".formatted(lines), lines / THREADS, 0);
	}

	@Test
	void aBurstOfLargeLinesIsDelivered() throws Exception {
		deliver("60 lines of 200 KB", 60 / THREADS, 200 * 1024);
	}

	private void deliver(String name, int perThread, int padding) throws Exception {
		try (RunningApplication application = application(perThread)
			.property("numbers.padding", Integer.toString(padding))
			.start()) {
			application.awaitErrorLine(SoakSettings.COUNTED);
			long start = System.nanoTime();
			this.service.awaitEvents(Application.GROUP, THREADS * perThread, LONG);
			long millis = (System.nanoTime() - start) / 1_000_000;
			EndedApplication ended = application.terminate().awaitEnd();
			SoakResult result = SoakResult.of(name, ended, NumberedEvents.of(perThread, padding), this.service);
			print(name, ended, "lost %d, twice %d, disorder %d, delivered after %d ms, exit after %d ms"
				.formatted(result.lost(), result.duplicates(), result.disorder(), millis, result.exitMillis()));
			assertThat(result.lost()).isZero();
			assertThat(result.duplicates()).isZero();
			assertThat(result.disorder()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void linesOfMegabytesAreSplit(int megabytes) throws Exception {
		long padding = megabytes << 20;
		try (RunningApplication application = application(1).property("numbers.padding", Long.toString(padding))
			.start()) {
			application.awaitErrorLine(SoakSettings.COUNTED);
			await().atMost(LONG).until(() -> stored() >= THREADS * padding);
			EndedApplication ended = application.terminate().awaitEnd();
			List<String> messages = this.service.messages(Application.GROUP);
			print("4 lines of %d MB".formatted(megabytes), ended, messages.size() + " events");
			List<String> lines = BEGINNING.splitAsStream(String.join("", messages))
				.filter((line) -> line.startsWith("INFO [numbers-"))
				.sorted()
				.toList();
			assertThat(messages).hasSizeGreaterThan(THREADS * megabytes);
			assertThat(lines.equals(NumberedEvents.of(1, (int) padding))).as("the parts put together are the lines")
				.isTrue();
		}
	}

	private long stored() {
		return this.service.messages(Application.GROUP)
			.stream()
			.flatMapToInt(String::chars)
			.filter((character) -> character == 'x')
			.count();
	}

	@Test
	void aDeadEndpointCostsNoMoreThanTheBufferAndBlocksNobody() throws Exception {
		long longestCallNotShipped;
		try (RunningApplication application = flood().property("cloudwatch.logs.enabled", "false").start()) {
			String report = print("50,000 lines/s, not shipped",
					application.awaitErrorLine(SoakSettings.COUNTED).terminate().awaitEnd(), "for comparison");
			longestCallNotShipped = Long.parseLong(measured(report).group(1));
		}
		InjectedFault outage = this.service.faults().inject(Fault.outage());
		try (RunningApplication application = flood().start()) {
			application.awaitErrorLine(SoakSettings.COUNTED);
			long cleared = System.nanoTime();
			outage.clear();
			this.service.awaitEvents(Application.GROUP, 1, LONG);
			long resumed = (System.nanoTime() - cleared) / 1_000_000;
			await().atMost(LONG).until(this::isEverythingDelivered);
			EndedApplication ended = application.terminate().awaitEnd();
			String report = print("50,000 lines/s at a dead endpoint", ended, "resumed after " + resumed + " ms, "
					+ this.service.events(Application.GROUP).size() + " lines were delivered afterwards");
			Matcher measured = measured(report);
			assertThat(Long.parseLong(measured.group(1))).as("longest call in ms, as nobody waits for the endpoint")
				.isLessThanOrEqualTo(longestCallNotShipped + 1000);
			assertThat(Long.parseLong(measured.group(2))).as("growth in KB").isLessThan((64 + 16) << 10);
			assertThat(resumed).isLessThan(20_000 + 5_000);
		}
	}

	private static Matcher measured(String report) {
		Matcher measured = MEASURED.matcher(report);
		assertThat(measured.find()).as(report).isTrue();
		return measured;
	}

	private Application flood() {
		int rate = 50_000;
		int seconds = 20;
		return application(rate * seconds / THREADS).property("numbers.pause", THREADS * 1_000_000_000L / rate + "ns")
			.property("numbers.padding", "100")
			.property("cloudwatch.logs.buffer.max-size", "64MB");
	}

	/** Whether the line has come that tells of the dropped ones: it is the last. */
	private boolean isEverythingDelivered() {
		List<String> messages = this.service.messages(Application.GROUP);
		return messages.get(messages.size() - 1).contains("events were dropped");
	}

	private Application application(int count) {
		return NumberedEvents.application(this.service, count).jvmOption("-Xmx512m");
	}

	private static String print(String name, EndedApplication ended, String result) {
		String measured = ended.errors()
			.stream()
			.filter((line) -> line.contains(SoakSettings.COUNTED))
			.findFirst()
			.orElse("");
		String report = name + ": " + result + "; " + measured;
		System.out.println(report);
		return report;
	}

}
