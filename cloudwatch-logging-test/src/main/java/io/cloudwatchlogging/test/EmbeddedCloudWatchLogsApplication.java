package io.cloudwatchlogging.test;

import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * Program that runs CloudWatch Logs on its own until it is stopped.
 */
public final class EmbeddedCloudWatchLogsApplication {

	private static final String PORT_OPTION = "--port=";

	private EmbeddedCloudWatchLogsApplication() {
	}

	/**
	 * Runs the service.
	 * @param arguments {@code --port=NUMBER} for a fixed port
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		try {
			print(EmbeddedCloudWatchLogs.builder().port(port(arguments)).start().endpoint(), System.out);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
		}
		// The threads of the service are daemons.
		new CountDownLatch(1).await();
	}

	static int port(String... arguments) {
		int port = 0;
		for (String argument : arguments) {
			if (!argument.matches(PORT_OPTION + "\\d{1,5}")) {
				throw new IllegalArgumentException(
						"Unknown argument '" + argument + "': use " + PORT_OPTION + "NUMBER for a fixed port");
			}
			port = Integer.parseInt(argument.substring(PORT_OPTION.length()));
		}
		return port;
	}

	static void print(URI endpoint, PrintStream out) {
		out.println("CloudWatch Logs listens at " + endpoint + " (events are kept in memory; Ctrl+C stops it).");
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
