import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs one application against a CloudWatch Logs of its own, and compares its console with
 * what arrived. A program of one file, run by {@code java RowCheck.java EXPECTED SERVES
 * ACTUATOR CONSOLE COMMAND...}: what is expected (shipped, refused, log4j2), whether the
 * application serves HTTP and has the actuator, the file for its console, its command.
 */
public final class RowCheck {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int SIGTERM_EXIT = 143;

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	/** Told on the console only: it is about shipping. */
	private static final String FIRST_SIGN = "Shipping log events to CloudWatch Logs:";

	private static final String GROUP = "consumer";

	private final JsonMapper json = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path console;

	private final List<String> results = new ArrayList<>();

	private RowCheck(Path console) {
		this.console = console;
	}

	public static void main(String[] args) throws Exception {
		RowCheck check = new RowCheck(Path.of(args[3]));
		List<String> command = new ArrayList<>(List.of(args).subList(4, args.length));
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start()) {
			command.add("--cloudwatch.logs.endpoint=" + service.endpoint());
			command.add("--server.port=0");
			Process application = new ProcessBuilder(command).redirectErrorStream(false)
				.redirectOutput(check.console.toFile())
				.redirectError(Path.of(args[3] + ".err").toFile())
				.start();
			try {
				switch (args[0]) {
					case "refused" -> check.refused(application, service);
					case "log4j2" -> check.log4j2(application, service);
					default -> check.shipped(application, service, args[1].equals("yes"), args[2].equals("yes"));
				}
			}
			finally {
				application.destroyForcibly();
			}
		}
		System.out.println(String.join(", ", check.results));
	}

	private void shipped(Process application, EmbeddedCloudWatchLogs service, boolean serves, boolean actuator)
			throws Exception {
		await(application, "the start", () -> console().stream().anyMatch((line) -> line.contains("Started Consumer")));
		service.awaitEvents(GROUP, 1, PATIENCE);
		if (serves && actuator) {
			actuator(application);
		}
		end(application);
		compare(service);
	}

	private void actuator(Process application) throws Exception {
		String base = "http://localhost:" + port() + "/actuator/";
		await(application, "health UP",
				() -> get(base + "health/cloudWatchLogs").path("status").asString().equals("UP"));
		require(get(base + "health").path("status").asString().equals("UP"), "the health of the application is not UP");
		require(get(base + "cloudwatchlogs").path("events").path("delivered").asLong() > 0,
				"the endpoint shows no delivered event");
		List<String> meters = new ArrayList<>();
		get(base + "metrics").path("names").forEach((name) -> meters.add(name.asString()));
		meters.removeIf(Predicate.not((name) -> name.startsWith("cloudwatch.logs.")));
		require(meters.contains("cloudwatch.logs.events") && meters.contains("cloudwatch.logs.requests"),
				"meters are missing: there are " + meters);
		this.results.add("health UP");
		this.results.add("endpoint");
		this.results.add(meters.size() + " meters");
	}

	private void compare(EmbeddedCloudWatchLogs service) throws IOException {
		List<String> expected = console();
		expected.removeIf((line) -> line.contains(FIRST_SIGN));
		List<String> arrived = new ArrayList<>();
		service.messages(GROUP).forEach((message) -> arrived.addAll(message.lines().toList()));
		if (!arrived.equals(expected)) {
			List<String> missing = new ArrayList<>(expected);
			arrived.forEach(missing::remove);
			List<String> extra = new ArrayList<>(arrived);
			expected.forEach(extra::remove);
			throw new IllegalStateException("Console and log group differ. On the console only: " + missing
					+ "; in the log group only: " + extra + "; order differs: " + (missing.isEmpty() && extra.isEmpty()));
		}
		require(expected.stream().anyMatch((line) -> line.contains("@PreDestroy")), "the line of @PreDestroy is missing");
		this.results.add(0, arrived.size() + "/" + expected.size() + " lines");
	}

	private void refused(Process application, EmbeddedCloudWatchLogs service) throws Exception {
		require(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the application runs");
		require(application.exitValue() == 1, "the exit code is " + application.exitValue());
		String reason = console().stream()
			.filter((line) -> line.contains("needs Spring Boot"))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("the console does not say which Spring Boot is needed"));
		require(service.groups().isEmpty(), "something was shipped");
		this.results.add("refused: \"" + reason + "\"");
	}

	private void log4j2(Process application, EmbeddedCloudWatchLogs service) throws Exception {
		await(application, "the start", () -> console().stream().anyMatch((line) -> line.contains("Started Consumer")));
		end(application);
		long told = console().stream().filter((line) -> line.contains("only Logback is supported")).count();
		require(told == 1, "the message about Logback is there " + told + " times");
		require(service.groups().isEmpty(), "something was shipped");
		this.results.add("starts, ships nothing, says so once");
	}

	private void end(Process application) throws Exception {
		application.destroy();
		require(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the application does not end");
		require(application.exitValue() == SIGTERM_EXIT, "the exit code is " + application.exitValue());
	}

	private List<String> console() throws IOException {
		return new ArrayList<>(Files.readAllLines(this.console));
	}

	private String port() throws IOException {
		for (String line : console()) {
			Matcher matcher = PORT.matcher(line);
			if (matcher.find()) {
				return matcher.group(1);
			}
		}
		throw new IllegalStateException("The console names no port");
	}

	private JsonNode get(String address) throws Exception {
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(URI.create(address)).build(),
				HttpResponse.BodyHandlers.ofString());
		return this.json.readTree(response.body());
	}

	private void await(Process application, String what, Condition condition) throws Exception {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.holds()) {
			require(application.isAlive(), "the application ended before " + what);
			require(System.nanoTime() - end < 0, "no " + what + " within " + PATIENCE);
			application.waitFor(100, TimeUnit.MILLISECONDS);
		}
	}

	private static void require(boolean condition, String failure) {
		if (!condition) {
			throw new IllegalStateException("Failed: " + failure);
		}
	}

	/** What is waited for. */
	private interface Condition {

		boolean holds() throws Exception;

	}

}
