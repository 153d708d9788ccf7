package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A small Spring Boot application that logs little, then much, then nothing, and prints
 * what it holds. On Linux only.
 */
@EnableAutoConfiguration
class FootprintApplication {

	private static final Logger LOGGER = LoggerFactory.getLogger(FootprintApplication.class);

	private static final int FEW_LINES = 500;

	private static final int BURST = 200_000;

	/** Longer than anything is kept that nobody needs, twice over. */
	private static final Duration QUIET = Duration.ofSeconds(65);

	public static void main(String[] args) throws Exception {
		SpringApplication application = new SpringApplication(FootprintApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args);
		for (int i = 0; i < FEW_LINES; i++) {
			LOGGER.info("A line of the quiet application, with the number {} and some more text", i);
			Thread.sleep(10);
		}
		Thread.sleep(Duration.ofSeconds(35).toMillis());
		print("idle");
		for (int i = 0; i < BURST; i++) {
			LOGGER.info("A line of a burst, with the number {} and as much text as lines have that say what was done",
					i);
		}
		Thread.sleep(QUIET.toMillis());
		print("after a burst");
		// What is kept, not what the collector has not yet looked at.
		System.out.println("live heap after a burst, MB=" + Usage.liveHeap() / 1e6);
		Runtime.getRuntime().halt(0);
	}

	private static void print(String moment) throws IOException {
		System.out.println("RSS " + moment + ", MB=" + residentKilobytes() / 1e3);
		System.out.println("threads " + moment + "=" + ManagementFactory.getThreadMXBean().getThreadCount());
		System.out.println("classes " + moment + "=" + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
	}

	private static double residentKilobytes() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToDouble((line) -> Double.parseDouble(line.replaceAll("\\D", "")))
			.sum();
	}

}
