package io.cloudwatchlogging.test;

import java.io.PrintStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Program that runs CloudWatch Logs on its own until it is stopped.
 */
public final class EmbeddedCloudWatchLogsApplication {

	static final String PORT_OPTION = "--port=";

	static final String CONSOLE_PORT_OPTION = "--console-port=";

	static final String HOST_OPTION = "--host=";

	private EmbeddedCloudWatchLogsApplication() {
	}

	/**
	 * Runs the service.
	 * @param arguments {@code --port=NUMBER} for a fixed port,
	 * {@code --console-port=NUMBER} for a fixed port of the console, {@code --host=NAME}
	 * for a further name under which the service answers
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		try {
			EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder()
				.port(number(PORT_OPTION, arguments))
				.consolePort(number(CONSOLE_PORT_OPTION, arguments))
				.hosts(hosts(arguments))
				.maxSizeOfHeap()
				.whenFull(System.err::println)
				.start();
			print(service.endpoint(), service.console(), System.out);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
		}
		// The threads of the service are daemons.
		new CountDownLatch(1).await();
	}

	static int number(String option, String... arguments) {
		int number = 0;
		for (String argument : arguments) {
			if (!argument.matches("(" + PORT_OPTION + "|" + CONSOLE_PORT_OPTION + ")\\d{1,5}|" + HOST_OPTION + ".+")) {
				throw new IllegalArgumentException("Unknown argument '" + argument + "': use " + PORT_OPTION
						+ "NUMBER for a fixed port, " + CONSOLE_PORT_OPTION + "NUMBER for one of the console, "
						+ HOST_OPTION + "NAME for a further name of the service");
			}
			if (argument.startsWith(option)) {
				number = Integer.parseInt(argument.substring(option.length()));
			}
		}
		return number;
	}

	static Set<String> hosts(String... arguments) {
		return Arrays.stream(arguments)
			.filter((argument) -> argument.startsWith(HOST_OPTION))
			.map((argument) -> argument.substring(HOST_OPTION.length()))
			.collect(Collectors.toSet());
	}

	static void print(URI endpoint, URI console, PrintStream out) {
		out.println("CloudWatch Logs listens at " + endpoint + " (events are kept in memory; Ctrl+C stops it).");
		out.println("Console: " + console);
		out.println();
		out.println("With the AWS CLI:");
		out.println("  export AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=" + endpoint);
		out.println("  export AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
		out.println("  aws logs describe-log-groups");
		out.println("  aws logs filter-log-events --log-group-name GROUP --filter-pattern ERROR");
		out.println();
		out.println("With CloudWatch Logs for Spring Boot:");
		out.println("  cloudwatch.logs.endpoint=" + endpoint);
		out.flush();
	}

}
