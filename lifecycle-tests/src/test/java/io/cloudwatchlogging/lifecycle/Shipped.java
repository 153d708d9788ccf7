package io.cloudwatchlogging.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Comparison of what CloudWatch Logs has received with what a console has shown.
 */
final class Shipped {

	private final List<String> received;

	private Shipped(List<String> received) {
		this.received = received;
	}

	static Shipped to(EmbeddedCloudWatchLogs service) {
		return to(service, Application.GROUP);
	}

	static Shipped to(EmbeddedCloudWatchLogs service, String group) {
		return new Shipped(service.messages(group));
	}

	/** All events that the console showed and no other, in the same order. */
	void isConsoleOf(EndedApplication application) {
		assertThat(application.events()).as("console").isNotEmpty();
		assertThat(this.received).as("received").containsExactlyElementsOf(application.events());
	}

	/**
	 * All events that the console showed and no other, and those of each thread in the
	 * same order: threads that log at the same time may reach the console in another
	 * order than that of their timestamps.
	 */
	void isConsoleByThreadOf(EndedApplication application) {
		assertThat(application.events()).as("console").isNotEmpty();
		assertThat(byThread(this.received)).as("received").isEqualTo(byThread(application.events()));
	}

	private static Map<String, List<String>> byThread(List<String> events) {
		return events.stream().collect(Collectors.groupingBy(ConsoleEvents::thread));
	}

}
