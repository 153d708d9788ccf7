package io.cloudwatchlogging.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.naming.NameValues;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

import org.springframework.util.StringUtils;

/**
 * Makes the entity that CloudWatch relates the events to: the service, by its name and
 * environment, with what is known of the platform without a call.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/adding-your-own-related-telemetry.html">How
 * to add related information to custom telemetry sent to CloudWatch</a>
 */
final class EntityFactory {

	private final CloudWatchLogsProperties.Entity properties;

	private final NameValues values;

	EntityFactory(CloudWatchLogsProperties.Entity properties, NameValues values) {
		this.properties = properties;
		this.values = values;
	}

	/** The entity, {@code null} if it is switched off or the service has no name. */
	@Nullable Entity create() {
		String service = this.values.application();
		if (!this.properties.enabled() || service == null) {
			return null;
		}
		Platform platform = platform();
		Map<String, String> attributes = new LinkedHashMap<>(platform.attributes());
		attributes.putAll(this.properties.attributes());
		attributes.values().removeIf((value) -> !StringUtils.hasText(value));
		attributes.replaceAll((name, value) -> cut(value));
		while (attributes.size() > CloudWatchLogsProperties.Entity.MAX_ATTRIBUTES) {
			attributes.remove(attributes.keySet().iterator().next());
		}
		return Entity.builder()
			.keyAttributes(
					Map.of("Type", "Service", "Name", cut(service), "Environment", cut(environmentName(platform))))
			.attributes(attributes)
			.build();
	}

	private String environmentName(Platform platform) {
		String name = this.properties.environment();
		return StringUtils.hasText(name) ? name : platform.environment();
	}

	private Platform platform() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("Host", this.values.hostname());
		if (this.values.environmentVariable("ECS_CONTAINER_METADATA_URI_V4") != null) {
			attributes.put("PlatformType", "AWS::ECS");
			return new Platform("ecs:default", attributes);
		}
		String namespace = this.values.kubernetesNamespace();
		String pod = this.values.kubernetesPod();
		if (namespace != null && pod != null) {
			attributes.put("PlatformType", "K8s");
			attributes.put("K8s.Namespace", namespace);
			attributes.put("K8s.Pod", pod);
			return new Platform("k8s:default/" + namespace, attributes);
		}
		attributes.put("PlatformType", "Generic");
		return new Platform("generic:default", attributes);
	}

	private static String cut(String value) {
		return value.substring(0, Math.min(value.length(), CloudWatchLogsProperties.Entity.MAX_VALUE_LENGTH));
	}

	/**
	 * Where the service runs.
	 *
	 * @param environment the environment, as the CloudWatch agent names it where nobody
	 * has
	 * @param attributes what is known of the platform
	 */
	private record Platform(String environment, Map<String, String> attributes) {
	}

}
