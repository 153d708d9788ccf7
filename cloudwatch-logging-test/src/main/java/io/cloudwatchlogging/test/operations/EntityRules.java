package io.cloudwatchlogging.test.operations;

import java.util.Map;
import java.util.Set;

import io.cloudwatchlogging.test.model.Entity;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.LogGroupClass;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the entity of a PutLogEvents request. <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/adding-your-own-related-telemetry.html">How
 * to add related information to custom telemetry</a>
 */
final class EntityRules {

	private static final int MOST_KEY_ATTRIBUTES = 4;

	private static final int LONGEST_KEY_ATTRIBUTE_KEY = 32;

	private static final int MOST_ATTRIBUTES = 10;

	private static final int LONGEST_ATTRIBUTE_KEY = 256;

	private static final int LONGEST_VALUE = 512;

	private static final String TYPE = "Type";

	private static final String NAME = "Name";

	private static final String RESOURCE_TYPE = "ResourceType";

	private static final String IDENTIFIER = "Identifier";

	private static final Set<String> KEY_ATTRIBUTES = Set.of(TYPE, RESOURCE_TYPE, IDENTIFIER, NAME, "Environment");

	private static final Map<String, Set<String>> REQUIRED = Map.of("Service", Set.of(TYPE, NAME, "Environment"),
			"RemoteService", Set.of(TYPE, NAME), "AWS::Service", Set.of(TYPE, NAME), "Resource",
			Set.of(TYPE, RESOURCE_TYPE, IDENTIFIER), "AWS::Resource", Set.of(TYPE, RESOURCE_TYPE, IDENTIFIER));

	private static final Set<String> ATTRIBUTES = Set.of("PlatformType", "EKS.Cluster", "K8s.Cluster", "K8s.Namespace",
			"K8s.Workload", "K8s.Node", "K8s.Pod", "EC2.AutoScalingGroup", "EC2.InstanceId", "ECS.Cluster",
			"ECS.Service", "ECS.Task", "Lambda.Function", "Host", "AWS.Application", "AWS.Application.ARN",
			"AWS.ServiceNameSource");

	private static final Set<String> PLATFORMS = Set.of("AWS::EKS", "AWS::ECS", "AWS::EC2", "AWS::Lambda", "K8s",
			"Generic");

	private EntityRules() {
	}

	/**
	 * Finds why an entity is rejected.
	 * @param entity the entity
	 * @param group the log group of the events
	 * @return the error type of the service, or {@code null} if the entity is accepted
	 */
	static @Nullable String rejectionOf(Entity entity, LogGroup group) {
		if (group.logGroupClass() != LogGroupClass.STANDARD) {
			return "UnsupportedLogGroupType";
		}
		Map<String, String> keys = entity.keyAttributes();
		if (keys.isEmpty()) {
			return "InvalidEntity";
		}
		if (isTooLong(keys, LONGEST_KEY_ATTRIBUTE_KEY) || isTooLong(entity.attributes(), LONGEST_ATTRIBUTE_KEY)) {
			return "EntitySizeTooLarge";
		}
		if (keys.size() > MOST_KEY_ATTRIBUTES || !KEY_ATTRIBUTES.containsAll(keys.keySet()) || keys.containsValue("")) {
			return "InvalidKeyAttributes";
		}
		String type = keys.get(TYPE);
		if (type == null) {
			return "MissingRequiredFields";
		}
		Set<String> required = REQUIRED.get(type);
		if (required == null) {
			return "InvalidTypeValue";
		}
		if (!keys.keySet().containsAll(required)) {
			return "MissingRequiredFields";
		}
		return areValid(entity.attributes()) ? null : "InvalidAttributes";
	}

	private static boolean isTooLong(Map<String, String> texts, int longestKey) {
		return texts.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getKey().length() > longestKey || entry.getValue().length() > LONGEST_VALUE);
	}

	private static boolean areValid(Map<String, String> attributes) {
		String platform = attributes.get("PlatformType");
		return attributes.size() <= MOST_ATTRIBUTES && !attributes.containsValue("")
				&& attributes.keySet().stream().allMatch(EntityRules::isKnown)
				&& (platform == null || PLATFORMS.contains(platform));
	}

	// The documentation knows some keys of this family; others are sent by AWS's agent.
	private static boolean isKnown(String attribute) {
		return ATTRIBUTES.contains(attribute) || attribute.startsWith("Telemetry.");
	}

}
