package io.cloudwatchlogging.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The numbered events of an application without a console, by four threads that log at
 * one time.
 */
final class NumberedEvents {

	static final int THREADS = 4;

	static final String PATTERN = "%level [%thread] load : %m";

	private static final Pattern NUMBERED = Pattern.compile("INFO \\[numbers-(\\d)] load : Number (\\d+)\\b",
			Pattern.DOTALL);

	private NumberedEvents() {
	}

	/** An application with nothing on its console, which would be slower than it. */
	static Application application(EmbeddedCloudWatchLogs service, int perThread) {
		return SoakSettings.counting(service, perThread)
			.property("logging.threshold.console", "off")
			.property("cloudwatch.logs.pattern", PATTERN);
	}

	/** The messages of its events. */
	static List<String> of(int perThread, int padding) {
		String end = (padding > 0) ? " " + "x".repeat(padding) : "";
		List<String> events = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			for (int number = 0; number < perThread; number++) {
				events.add("INFO [numbers-" + thread + "] load : Number " + number + end);
			}
		}
		return events;
	}

	/** Asserts that each of them is stored, once and in order. */
	static void areStored(EmbeddedCloudWatchLogs service, int perThread) {
		int[] next = new int[THREADS];
		service.events(Application.GROUP).forEach((event) -> {
			Matcher numbered = NUMBERED.matcher(event.message());
			if (numbered.lookingAt()) {
				int thread = Integer.parseInt(numbered.group(1));
				assertThat(Integer.parseInt(numbered.group(2))).as("next number of thread %s", thread)
					.isEqualTo(next[thread]++);
			}
		});
		assertThat(next).as("numbers of each thread").containsOnly(perThread);
	}

}
