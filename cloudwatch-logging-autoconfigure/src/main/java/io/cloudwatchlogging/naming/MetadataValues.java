package io.cloudwatchlogging.naming;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Values of the metadata endpoints that EC2 and ECS offer inside an instance and a task.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html">Instance
 * metadata service</a>
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html">Task
 * metadata endpoint version 4</a>
 */
final class MetadataValues implements DeferredValues {

	private static final String EC2_ENDPOINT = "http://169.254.169.254";

	private static final Pattern TASK_ARN = Pattern.compile("\"TaskARN\"\\s*:\\s*\"([^\"]+)\"");

	private static final Pattern CLUSTER = Pattern.compile("\"Cluster\"\\s*:\\s*\"([^\"]+)\"");

	private final NameValues values;

	MetadataValues(NameValues values) {
		this.values = values;
	}

	@Override
	public @Nullable String ec2InstanceId() {
		if ("true".equalsIgnoreCase(this.values.environmentVariable("AWS_EC2_METADATA_DISABLED"))) {
			return null;
		}
		String configured = this.values.environmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT");
		String endpoint = (configured != null) ? configured.replaceFirst("/+$", "") : EC2_ENDPOINT;
		MetadataCall call = new MetadataCall();
		try {
			String token = call.put(endpoint + "/latest/api/token",
					Map.of("X-aws-ec2-metadata-token-ttl-seconds", "60"));
			return call.get(endpoint + "/latest/meta-data/instance-id", Map.of("X-aws-ec2-metadata-token", token));
		}
		catch (IOException | IllegalArgumentException ex) {
			return null;
		}
	}

	@Override
	public @Nullable String ecsTaskId() {
		return ecs(TASK_ARN);
	}

	@Override
	public @Nullable String ecsCluster() {
		return ecs(CLUSTER);
	}

	/** The last segment of an ARN, or a plain name, in the description of the task. */
	private @Nullable String ecs(Pattern member) {
		String endpoint = this.values.environmentVariable("ECS_CONTAINER_METADATA_URI_V4");
		if (endpoint == null) {
			return null;
		}
		try {
			Matcher matcher = member.matcher(new MetadataCall().get(endpoint + "/task", Map.of()));
			return matcher.find() ? matcher.group(1).substring(matcher.group(1).lastIndexOf('/') + 1) : null;
		}
		catch (IOException | IllegalArgumentException ex) {
			return null;
		}
	}

}
