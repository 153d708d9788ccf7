package io.cloudwatchlogging.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
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
		compare("events", this.received, application.events(), application);
	}

	/**
	 * All events that the console showed and no other, and those of each thread in the
	 * same order: threads that log at the same time may reach the console in another
	 * order than that of their timestamps.
	 */
	void isConsoleByThreadOf(EndedApplication application) {
		isConsoleByThreadOf(application, (thread) -> true);
	}

	/**
	 * The same for an application that shows what the threads log that ship, which is not
	 * shipped itself.
	 */
	void isConsoleOfApplicationThreads(EndedApplication application) {
		isConsoleByThreadOf(application, (thread) -> !thread.startsWith("[cloudwatch-logs-"));
	}

	/**
	 * The same for an application of which a hook of the JVM logs while Logback is
	 * stopped: Logback stops one appender after the other, and ours takes events for as
	 * long as it is handed any, while it waits for those before. So of the hook there may
	 * be more events than the console showed, behind those that it showed and each of
	 * them once, or even if it showed none.
	 * @param hook the thread of the hook, as events name it
	 */
	void isConsoleAndMayHaveMoreOf(String hook, EndedApplication application) {
		new Shipped(this.received.stream().filter((event) -> !isOf(hook, event)).toList())
			.isConsoleByThreadOf(application, (thread) -> !thread.equals(hook));
		List<String> shown = application.events().stream().filter((event) -> isOf(hook, event)).toList();
		List<String> own = this.received.stream().filter((event) -> isOf(hook, event)).toList();
		if (!shown.isEmpty()) {
			compare("events of " + hook, own.subList(0, Math.min(shown.size(), own.size())), shown, application);
		}
		assertThat(own).as("events of " + hook).doesNotHaveDuplicates();
	}

	private static boolean isOf(String thread, String event) {
		return ConsoleEvents.thread(event).equals(thread);
	}

	private void isConsoleByThreadOf(EndedApplication application, Predicate<String> threads) {
		Map<String, List<String>> shown = byThread(application.events());
		shown.keySet().removeIf(threads.negate());
		Map<String, List<String>> shipped = byThread(this.received);
		assertThat(shipped.keySet()).as("threads").isEqualTo(shown.keySet());
		shown.forEach((thread, events) -> compare("events of " + thread, shipped.getOrDefault(thread, List.of()),
				events, application));
	}

	private static Map<String, List<String>> byThread(List<String> events) {
		return events.stream().collect(Collectors.groupingBy(ConsoleEvents::thread, TreeMap::new, Collectors.toList()));
	}

	private static void compare(String name, List<String> received, List<String> shown, EndedApplication application) {
		assertThat(shown).as("console").isNotEmpty();
		if (!received.equals(shown)) {
			int same = 0;
			while (same < received.size() && same < shown.size() && received.get(same).equals(shown.get(same))) {
				same++;
			}
			throw new AssertionError("""
					Of %d %s shown, %d were received; they differ from number %d on.
					Missing: %s
					Unexpected: %s
					Errors: %s""".formatted(shown.size(), name, received.size(), same + 1, without(shown, received),
					without(received, shown), application.errorText()));
		}
	}

	private static List<String> without(List<String> events, List<String> others) {
		List<String> rest = new ArrayList<>(events);
		others.forEach(rest::remove);
		return rest;
	}

}
