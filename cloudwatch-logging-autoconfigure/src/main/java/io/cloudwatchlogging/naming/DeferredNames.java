package io.cloudwatchlogging.naming;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Completes names with values that need a network call: the id of the EC2 instance, the
 * id and the cluster of the ECS task. Each is asked for once in the life of an instance,
 * when a name needs it, for at most two seconds; a name without such a placeholder costs
 * nothing. What cannot be found is replaced for good by the placeholder's fallback: the
 * one given in the template, else {@code default} for the cluster and the host name for
 * the ids.
 * <p>
 * Until then the placeholder stands in the name as a token that begins with a colon,
 * which no valid name has: a value can never be taken for one.
 * <p>
 * Safe for use by many threads; blocks, so it belongs on a thread that sends.
 */
public final class DeferredNames {

	/** What a token begins with, and nothing else. */
	private static final String TOKEN_START = "{:";

	private static final Pattern TOKEN = Pattern
		.compile("\\{:(ec2-instance-id|ecs-task-id|ecs-cluster)(?::([^:}]*))?}");

	private static final String DEFAULT_CLUSTER = "default";

	private final NameValues values;

	private final DeferredValues source;

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	/** Creates names that ask the metadata endpoints of EC2 and ECS. */
	public DeferredNames() {
		this(new ProcessNameValues(null, ""));
	}

	private DeferredNames(NameValues values) {
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
		return name.contains(TOKEN_START);
	}

	static String token(NameKind kind, Placeholder placeholder, @Nullable String fallback) {
		return TOKEN_START + placeholder.id() + ((fallback != null) ? ":" + kind.sanitize(fallback) : "") + "}";
	}

	/**
	 * The complete name.
	 * @param kind what the name is for
	 * @param name the name, with or without placeholders
	 * @return the name without placeholders
	 */
	public String complete(NameKind kind, String name) {
		return replace(kind, name, (id) -> this.answers.computeIfAbsent(id, this::ask));
	}

	/**
	 * The name as far as it is known by now, in readable form. Asks for nothing and never
	 * waits.
	 * @param kind what the name is for
	 * @param name the name, with or without placeholders
	 * @return the name, with the placeholders for which nobody has asked yet as they
	 * stand in the template
	 */
	public String asKnown(NameKind kind, String name) {
		return replace(kind, name, this.answers::get);
	}

	private static String replace(NameKind kind, String name, Function<String, @Nullable Answer> answers) {
		if (!isDeferred(name)) {
			return name;
		}
		StringBuilder replaced = new StringBuilder();
		boolean complete = true;
		int done = 0;
		for (var token = TOKEN.matcher(name); token.find(); done = token.end()) {
			Answer answer = answers.apply(token.group(1));
			complete &= answer != null;
			replaced.append(name, done, token.start())
				.append((answer != null) ? kind.sanitize(answer.or(token.group(2))) : readable(token.group()));
		}
		replaced.append(name, done, name.length());
		return complete ? kind.normalize(replaced.toString()) : replaced.toString();
	}

	/** A token as it stands in the template. */
	private static String readable(String token) {
		return "{" + token.substring(TOKEN_START.length());
	}

	private Answer ask(String id) {
		String value = switch (id) {
			case "ec2-instance-id" -> this.source.ec2InstanceId();
			case "ecs-task-id" -> this.source.ecsTaskId();
			default -> this.source.ecsCluster();
		};
		return new Answer(value, id.equals(Placeholder.ECS_CLUSTER.id()) ? DEFAULT_CLUSTER : this.values.hostname());
	}

	/**
	 * What a call has told.
	 *
	 * @param value the value, or {@code null} if there is none
	 * @param otherwise what stands for it then, unless the template says so
	 */
	private record Answer(@Nullable String value, String otherwise) {

		String or(@Nullable String fallback) {
			if (this.value != null) {
				return this.value;
			}
			return (fallback != null) ? fallback : this.otherwise;
		}

	}

}
