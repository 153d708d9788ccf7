package io.cloudwatchlogging.test;

import java.util.List;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/**
 * Place where an application runs, as far as it tells that this is no developer's
 * machine.
 */
final class DevelopmentPlace {

	// Set by AWS for what it runs: Lambda and ECS.
	// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
	// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html
	private static final List<String> AWS = List.of("AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
			"ECS_CONTAINER_METADATA_URI", "ECS_CONTAINER_METADATA_URI_V4");

	private DevelopmentPlace() {
	}

	/**
	 * Refuses a place in a cloud: what is shipped there is not to be lost with the
	 * process.
	 * @param environment the environment
	 * @throws IllegalStateException if this is a cloud
	 */
	static void check(Environment environment) {
		CloudPlatform platform = CloudPlatform.getActive(environment);
		String sign = AWS.stream().filter(environment::containsProperty).findFirst().orElse(null);
		if (platform != null || sign != null) {
			throw new IllegalStateException(
					"cloudwatch.logs.embedded.enabled=true keeps what is logged in memory only, "
							+ "which is for development, but this application runs in a cloud ("
							+ ((sign != null) ? "environment variable " + sign : "Spring Boot's platform " + platform)
							+ "). Remove the property there, and cloudwatch-logging-test from what is deployed.");
		}
	}

}
