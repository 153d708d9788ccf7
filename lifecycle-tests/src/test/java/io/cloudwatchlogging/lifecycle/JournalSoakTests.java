package io.cloudwatchlogging.lifecycle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.example.shop.EchoShop;
import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with a journal and much in it, and one that the kernel kills
 * because there is no more memory. They print what they measure. Run with the profile
 * {@code soak}; {@code soak.outage} is the length of the outage in seconds.
 */
@Tag("soak")
class JournalSoakTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final Pattern GROWTH = Pattern.compile("live heap grew by (-?\\d+) KB");

	private static final Pattern STARTED = Pattern.compile("process running for ([\\d.]+)\\)");

	private static final int MEGABYTE = 1 << 20;

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void outageOfTenMinutesIsDeliveredWithASmallHeap() throws Exception {
		Duration outage = Duration.ofSeconds(Integer.getInteger("soak.outage", 600));
		int rate = 2000;
		int perThread = (int) (rate * outage.toSeconds() / NumberedEvents.THREADS);
		InjectedFault fault = this.service.faults().inject(Fault.outage());
		try (RunningApplication application = journaled(NumberedEvents.application(this.service, perThread).usualJvm())
			.property("numbers.pause", NumberedEvents.THREADS * 1_000_000_000L / rate + "ns")
			.property("numbers.padding", "150")
			.jvmOption("-Xmx96m")
			.start()) {
			application.runFor(outage);
			EndedApplication ended = awaitCounted(application, fault, perThread);
			Matcher growth = GROWTH.matcher(ended.errorText());
			assertThat(growth.find()).as(ended.errorText()).isTrue();
			System.out.printf("Outage of %,d s at %,d events/s with -Xmx96m: live heap grew by %s KB%n",
					outage.toSeconds(), rate, growth.group(1));
			assertThat(Long.parseLong(growth.group(1)) << 10).isLessThan(16 * MEGABYTE);
		}
		NumberedEvents.areStored(this.service, perThread);
		assertThat(this.directory.resolve("full")).isEmptyDirectory();
	}

	private EndedApplication awaitCounted(RunningApplication application, InjectedFault fault, int perThread)
			throws InterruptedException {
		application.awaitErrorLine(SoakSettings.COUNTED);
		fault.clear();
		this.service.awaitEvents(Application.GROUP, NumberedEvents.THREADS * perThread, LONG);
		return application.terminate().awaitEnd();
	}

	@Test
	void startWithOneGigabyteIsNoSlowerAndDeliversNewEventsAtOnce() throws Exception {
		int perThread = 250_000;
		InjectedFault outage = this.service.faults().inject(Fault.outage());
		try (RunningApplication application = journaled(NumberedEvents.application(this.service, perThread))
			.property("numbers.padding", "1024")
			// No faster than the disk takes it: what goes to memory does not survive.
			.property("numbers.pause", "200us")
			.jvmOption("-Xmx64m")
			.start()) {
			application.awaitErrorLine(SoakSettings.COUNTED).kill().awaitEnd();
		}
		List<Double> with = new ArrayList<>();
		List<Double> without = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			without.add(secondsToStart(Application.of(ShopApplication.class, this.service)
				.property("cloudwatch.logs.journal.directory", this.directory.resolve("empty").toString())));
			with.add(secondsToStart(journaled(Application.of(ShopApplication.class, this.service))));
		}
		System.out.printf(Locale.ROOT, "Start with 1 GB in the journal: %.3f s %s, with nothing: %.3f s %s%n",
				median(with), with, median(without), without);
		outage.clear();
		Duration slowest = logWhileRecovering(perThread);
		System.out.println("Slowest new event while 1 GB was recovered: " + slowest.toMillis() + " ms");
		NumberedEvents.areStored(this.service, perThread);
		assertThat(slowest).isLessThan(Duration.ofSeconds(2));
		assertThat(median(with) - median(without)).isLessThan(0.1);
	}

	private double secondsToStart(Application application) throws Exception {
		try (RunningApplication running = application.property("cloudwatch.logs.delivery.shutdown-timeout", "1s")
			.start()) {
			EndedApplication ended = running.awaitEnd();
			Matcher started = STARTED.matcher(String.join("\n", ended.events()));
			assertThat(started.find()).as(ended.errorText()).isTrue();
			return Double.parseDouble(started.group(1));
		}
	}

	private static double median(List<Double> values) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

	/** How long a new event took at most from its timestamp until it was stored. */
	private Duration logWhileRecovering(int perThread) throws Exception {
		try (RunningApplication application = journaled(Application.of(EchoShop.class, this.service)).start()) {
			application.awaitLine("Ready to echo");
			int echoed = 0;
			long end = System.nanoTime() + LONG.toNanos();
			while (this.service.events(Application.GROUP).size() < NumberedEvents.THREADS * perThread
					&& System.nanoTime() < end) {
				// Rarely counted: the service sorts a million events for it.
				for (int i = 0; i < 20; i++) {
					application.enter("new " + echoed++).runFor(Duration.ofMillis(200));
				}
			}
			assertThat(echoed).as("new events").isGreaterThan(5);
			application.enter("end").awaitEnd();
		}
		return this.service.events(Application.GROUP)
			.stream()
			.filter((event) -> event.message().contains("Echo: new"))
			.map((event) -> Duration.between(event.timestamp(), event.ingestionTime()))
			.max(Duration::compareTo)
			.orElseThrow();
	}

	@Test
	void nextStartDeliversWhatTheOutOfMemoryKillerLeft() throws Exception {
		InjectedFault outage = this.service.faults().inject(Fault.outage());
		EndedApplication killed;
		try (MemoryControlGroup group = MemoryControlGroup.limitedTo(100 * MEGABYTE)) {
			try (RunningApplication application = journaled(SoakSettings.counting(this.service, 10_000_000).usualJvm())
				.jvmOption("-Xmx2g")
				.jvmOption("-Xms2g")
				.jvmOption("-Xmn1500m")
				.start()) {
				application.awaitLine("Number 1000");
				group.add(application.pid());
				killed = application.awaitEnd();
			}
		}
		assertThat(killed.exitCode()).as(killed.errorText()).isEqualTo(137);
		List<String> shown = new ArrayList<>(killed.events());
		// The console is ahead by one event of each thread.
		Set<String> threads = shown.stream().map(ConsoleEvents::thread).collect(Collectors.toSet());
		threads.forEach((thread) -> shown.remove(last(shown, thread)));
		outage.clear();
		journaled(Application.of(ShopApplication.class, this.service)).run();
		List<String> received = this.service.messages(Application.GROUP);
		System.out.printf("Out of memory: %,d events logged, %,d received%n", shown.size(), received.size());
		assertThat(shown).hasSizeGreaterThan(1000);
		// Not by assertions about each of so many elements, which compare all with all.
		assertThat(Set.copyOf(received).containsAll(shown)).as("everything was received").isTrue();
		List<String> numbers = received.stream().filter((event) -> event.contains(" Number ")).toList();
		assertThat(Set.copyOf(numbers)).as("different numbers").hasSize(numbers.size());
	}

	private static int last(List<String> events, String thread) {
		int last = events.size() - 1;
		while (!ConsoleEvents.thread(events.get(last)).equals(thread)) {
			last--;
		}
		return last;
	}

	private Application journaled(Application application) {
		return application.property("cloudwatch.logs.journal.directory", this.directory.resolve("full").toString())
			.property("cloudwatch.logs.journal.max-size", "2GB");
	}

}
