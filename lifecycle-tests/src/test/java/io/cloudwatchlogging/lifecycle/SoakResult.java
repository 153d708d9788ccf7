package io.cloudwatchlogging.lifecycle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudwatchlogging.test.model.AcceptedBatch;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

/**
 * What became of the lines of an application that ran under a fault.
 *
 * @param name what the fault was
 * @param lines the lines that the application logged
 * @param lost those that were never stored
 * @param duplicates copies beyond the first
 * @param repeated requests of which lines were stored again
 * @param answered those of them that were answered
 * @param disorder lines behind a later one of the same thread
 * @param exitCode the exit code
 * @param exitMillis how long the application took to end
 * @param remark what the application said at its end, if anything
 */
record SoakResult(String name, int lines, int lost, int duplicates, int repeated, int answered, int disorder,
		int exitCode, long exitMillis, String remark) {

	static final String HEADER = "%-44s %8s %6s %6s %9s %9s %5s %8s  %s".formatted("fault", "lines", "lost", "twice",
			"(requests", "disorder", "exit", "ms", "remark");

	private static final Pattern NUMBERED = Pattern.compile("\\[(numbers-\\d)] .* : Number (\\d+)\\b.*",
			Pattern.DOTALL);

	private static final Pattern LEFT = Pattern.compile("[\\d,]+ log events? (?:was|were) not delivered");

	static SoakResult of(String name, EndedApplication application, EmbeddedCloudWatchLogs service) {
		return of(name, application, application.events(), service);
	}

	static SoakResult of(String name, EndedApplication application, EmbeddedCloudWatchLogs service, SoakFaults faults) {
		return of(name, application, application.events(), service, faults.batches());
	}

	static SoakResult of(String name, EndedApplication application, List<String> events,
			EmbeddedCloudWatchLogs service) {
		return of(name, application, events, service, service.requests().batches());
	}

	private static SoakResult of(String name, EndedApplication application, List<String> events,
			EmbeddedCloudWatchLogs service, List<AcceptedBatch> batches) {
		Map<String, Integer> missing = new HashMap<>();
		events.forEach((event) -> missing.merge(event, 1, Integer::sum));
		int duplicates = 0;
		Map<String, String> requests = new HashMap<>();
		Set<String> repeated = new HashSet<>();
		for (AcceptedBatch batch : batches) {
			for (var event : batch.events()) {
				Integer left = missing.computeIfPresent(event.message(), (message, count) -> count - 1);
				String before = requests.put(event.message(), batch.requestId());
				if (left != null && left < 0) {
					duplicates++;
					repeated.add(String.valueOf(before));
				}
			}
		}
		int answered = (int) service.requests()
			.all()
			.stream()
			.filter((request) -> request.status() != 0 && repeated.contains(request.requestId()))
			.count();
		int lost = missing.values().stream().mapToInt((count) -> Math.max(0, count)).sum();
		Matcher left = LEFT.matcher(application.errorText());
		return new SoakResult(name, events.size(), lost, duplicates, repeated.size(), answered,
				disorder(service.messages(Application.GROUP)), application.exitCode(), application.waited().toMillis(),
				left.find() ? left.group() : "");
	}

	private static int disorder(List<String> messages) {
		Set<String> seen = new HashSet<>();
		Map<String, Integer> last = new HashMap<>();
		int disorder = 0;
		for (String message : messages) {
			Matcher numbered = NUMBERED.matcher(message);
			if (seen.add(message) && numbered.find()) {
				int number = Integer.parseInt(numbered.group(2));
				Integer before = last.put(numbered.group(1), number);
				disorder += (before != null && before > number) ? 1 : 0;
			}
		}
		return disorder;
	}

	@Override
	public String toString() {
		return "%-44s %,8d %,6d %,6d %9d %9d %5d %,8d  %s".formatted(this.name, this.lines, this.lost, this.duplicates,
				this.repeated, this.disorder, this.exitCode, this.exitMillis, this.remark);
	}

}
