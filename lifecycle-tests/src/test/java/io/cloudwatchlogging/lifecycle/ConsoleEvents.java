package io.cloudwatchlogging.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log events that a console shows. An event begins with its level and its thread, and
 * goes on to the next one that does.
 */
final class ConsoleEvents {

	/** The pattern of console and events. */
	static final String PATTERN = "%level [%thread] %logger : %m%n%ex";

	private static final Pattern START = Pattern.compile("(TRACE|DEBUG|INFO|WARN|ERROR) \\[.*");

	/** By this logger the library tells that it ships, which it does not ship. */
	private static final String FIRST_DELIVERY = "] io.cloudwatchlogging.CloudWatchLogs : ";

	private ConsoleEvents() {
	}

	static List<String> of(List<String> lines) {
		List<String> events = new ArrayList<>();
		StringBuilder event = new StringBuilder();
		for (String line : lines) {
			if (START.matcher(line).matches()) {
				add(event, events);
				event.append(line);
			}
			else if (!event.isEmpty()) {
				event.append('\n').append(line);
			}
		}
		add(event, events);
		return events;
	}

	private static void add(StringBuilder event, List<String> events) {
		if (event.indexOf(FIRST_DELIVERY) >= 0) {
			event.setLength(0);
		}
		else if (!event.isEmpty()) {
			// CloudWatch's events do without the ends of lines at their ends.
			events.add(event.toString().stripTrailing());
			event.setLength(0);
		}
	}

	/** The thread that an event names. */
	static String thread(String event) {
		return event.substring(event.indexOf('['), event.indexOf("] ") + 1);
	}

}
