package io.cloudwatchlogging.naming;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Completes names by what only a call can tell: the id of the EC2 instance, the id and
 * the cluster of the ECS task. Each is asked for once, when a name needs it, for at most
 * two seconds; a name without such a placeholder costs nothing. What cannot be found is
 * replaced for good by the placeholder's fallback: the one given in the template, else
 * {@code default} for the cluster and the host name for the ids.
 * <p>
 * Safe for use by many threads; blocks, so it belongs on a thread that sends.
 */
public final class DeferredNames {

	private static final Pattern TOKEN = Pattern.compile("\\{(ec2-instance-id|ecs-task-id|ecs-cluster)(?::([^{}]*))?}");

	private static final String DEFAULT_CLUSTER = "default";

	private final NameValues values;

	private final DeferredValues source;

	private final Map<String, String> known = new ConcurrentHashMap<>();

	/**
	 * Creates names that ask the metadata endpoints of EC2 and ECS.
	 * @param values the values of the process
	 */
	public DeferredNames(NameValues values) {
		this(values, new MetadataValues(values));
	}

	DeferredNames(NameValues values, DeferredValues source) {
		this.values = values;
		this.source = source;
	}

	/**
	 * Whether the name has a placeholder that only a call can replace.
	 * @param name the name
	 * @return {@code false} if the name is complete
	 */
	public static boolean isDeferred(String name) {
		return name.indexOf('{') >= 0 && TOKEN.matcher(name).find();
	}

	static String token(Placeholder placeholder, @Nullable String fallback) {
		return "{" + placeholder.id() + ((fallback != null) ? ":" + fallback : "") + "}";
	}

	/**
	 * The complete name.
	 * @param kind what the name is for
	 * @param name the name, with or without placeholders
	 * @return the name without placeholders
	 */
	public String complete(NameKind kind, String name) {
		if (!isDeferred(name)) {
			return name;
		}
		return kind.finish(TOKEN.matcher(name)
			.replaceAll((token) -> Matcher.quoteReplacement(kind.clean(value(token.group(1), token.group(2))))));
	}

	private String value(String id, @Nullable String fallback) {
		String value = this.known.computeIfAbsent(id, (key) -> lookUp(id));
		if (!value.isEmpty()) {
			return value;
		}
		if (fallback != null) {
			return fallback;
		}
		return id.equals(Placeholder.ECS_CLUSTER.id()) ? DEFAULT_CLUSTER : this.values.hostname();
	}

	private String lookUp(String id) {
		String value = switch (id) {
			case "ec2-instance-id" -> this.source.ec2InstanceId();
			case "ecs-task-id" -> this.source.ecsTaskId();
			default -> this.source.ecsCluster();
		};
		return (value != null) ? value : "";
	}

}
