package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.env.Environment;

/**
 * A small Spring Boot application that logs 100 lines per second, and prints what it
 * uses: of memory, as it goes on with nothing, a burst and nothing, or of CPU time. On
 * Linux only.
 */
@EnableAutoConfiguration
class FootprintApplication {

	/** The property that says what to measure: {@value #CPU}, or else memory. */
	static final String MODE = "footprint.mode";

	static final String CPU = "cpu";

	/** The property that says what else ships: {@code sdk} or {@code ca-pjer}. */
	static final String SHIPPER = "footprint.shipper";

	/** What the line begins with that has the names of the threads. */
	static final String THREADS = "threads: ";

	private static final Logger LOGGER = LoggerFactory.getLogger(FootprintApplication.class);

	private static final Duration START = Duration.ofSeconds(10);

	/** Long enough for a first request. */
	private static final Duration AFTER_START = Duration.ofSeconds(2);

	private static final Duration LOAD_BEGINS = Duration.ofMinutes(10);

	private static final Duration LOAD_ENDS = Duration.ofMinutes(12);

	private static final int BURST = 200_000;

	/** More than half a minute, after which nothing is kept that nobody needs. */
	private static final Duration QUIET_BEFORE_BURST = Duration.ofSeconds(35);

	/** The same, twice over. */
	private static final Duration QUIET_AFTER_BURST = Duration.ofSeconds(65);

	private static final long LINE_NANOS = Duration.ofMillis(10).toNanos();

	private final @Nullable SdkSender sdk;

	private int lines;

	private FootprintApplication(@Nullable SdkSender sdk) {
		this.sdk = sdk;
	}

	public static void main(String[] args) throws Exception {
		SpringApplication application = new SpringApplication(FootprintApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		Environment environment = application.run(args).getEnvironment();
		FootprintApplication footprint = new FootprintApplication(ship(environment));
		if (environment.getProperty(MODE, "").equals(CPU)) {
			footprint.measureLoad();
		}
		else {
			footprint.measureMemory();
		}
		Runtime.getRuntime().halt(0);
	}

	private static @Nullable SdkSender ship(Environment environment) {
		Endpoint endpoint = new Endpoint(
				URI.create(environment.getRequiredProperty("cloudwatch.logs.endpoint")).getPort());
		switch (environment.getProperty(SHIPPER, "")) {
			case "sdk" -> {
				return SdkSender.start(endpoint);
			}
			case "ca-pjer" -> {
				LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
				PatternLayout layout = new PatternLayout();
				layout.setContext(context);
				layout.setPattern(Lines.PATTERN);
				layout.start();
				context.getLogger(Logger.ROOT_LOGGER_NAME)
					.addAppender(new CaPjerShipper().start(context, layout, endpoint, false));
			}
			default -> {
			}
		}
		return null;
	}

	private void measureLoad() throws InterruptedException {
		logUntil(LOAD_BEGINS);
		double before = cpuSeconds();
		logUntil(LOAD_ENDS);
		double minutes = LOAD_ENDS.minus(LOAD_BEGINS).toMinutes();
		System.out.println("CPU s per minute at 100 lines/s=" + (cpuSeconds() - before) / minutes);
	}

	private void measureMemory() throws IOException, InterruptedException {
		logUntil(START);
		double cpu = cpuSeconds();
		// On a slow machine, the application has started only now.
		logUntil(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).plus(AFTER_START));
		Thread.sleep(QUIET_BEFORE_BURST.toMillis());
		System.out.println("RSS idle, MB=" + residentKilobytes() / 1e3);
		System.out.println(THREADS + Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.sorted()
			.collect(Collectors.joining(", ")));
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
		for (int i = 0; i < BURST; i++) {
			LOGGER.info("A line of a burst, with the number {} and as much text as lines have that say what was done",
					i);
			logged();
		}
		Thread.sleep(QUIET_AFTER_BURST.toMillis());
		System.out.println("RSS after a burst, MB=" + residentKilobytes() / 1e3);
		// What is kept, not what the collector has not yet looked at.
		System.out.println("live heap after a burst, MB=" + Usage.liveHeap() / 1e6);
		System.out.println("threads idle=" + threads);
		System.out.println("classes idle=" + classes);
		System.out.println("CPU s in the first 10 s=" + cpu);
	}

	/** Logs 100 lines per second until the JVM is so old. */
	private void logUntil(Duration age) throws InterruptedException {
		long next = System.nanoTime();
		long end = next + age.toNanos() - Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).toNanos();
		while (next - end < 0) {
			LOGGER.info("A line of the quiet application, with the number {} and some more text", this.lines++);
			logged();
			next += LINE_NANOS;
			long millis = (next - System.nanoTime()) / 1_000_000;
			if (millis > 0) {
				Thread.sleep(millis);
			}
		}
	}

	private void logged() {
		if (this.sdk != null) {
			this.sdk.add();
		}
	}

	private static double cpuSeconds() {
		return Usage.now().cpuNanos() / 1e9;
	}

	private static double residentKilobytes() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToDouble((line) -> Double.parseDouble(line.replaceAll("\\D", "")))
			.sum();
	}

}
