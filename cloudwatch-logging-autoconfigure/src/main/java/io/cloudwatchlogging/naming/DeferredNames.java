package io.cloudwatchlogging.naming;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Completes names by what only a call can tell: the id of the EC2 instance, the id and
 * the cluster of the ECS task. Each is asked for once in the life of the process, when a
 * name needs it, for at most two seconds; a name without such a placeholder costs
 * nothing. What cannot be found is replaced for good by the placeholder's fallback: the
 * one given in the template, else {@code default} for the cluster and the host name for
 * the ids.
 * <p>
 * Safe for use by many threads; blocks, so it belongs on a thread that sends.
 */
public final class DeferredNames {

	private static final Pattern TOKEN = Pattern.compile("\\{(ec2-instance-id|ecs-task-id|ecs-cluster)(?::([^{}]*))?}");

	private static final String DEFAULT_CLUSTER = "default";

	/** The answers so far, which are the same for all names of the process. */
	private static final Map<String, Answer> PROCESS = new ConcurrentHashMap<>();

	private final NameValues values;

	private final DeferredValues source;

	private final Map<String, Answer> answers;

	/**
	 * Creates names that ask the metadata endpoints of EC2 and ECS.
	 * @param values the values of the process
	 */
	public DeferredNames(NameValues values) {
		this(values, new MetadataValues(values), PROCESS);
	}

	DeferredNames(NameValues values, DeferredValues source, Map<String, Answer> answers) {
		this.values = values;
		this.source = source;
		this.answers = answers;
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
		return replace(kind, name, (id) -> this.answers.computeIfAbsent(id, this::ask));
	}

	/**
	 * The name as far as it is known by now, for people to read. Asks for nothing and
	 * never waits.
	 * @param kind what the name is for
	 * @param name the name, with or without placeholders
	 * @return the name, with the placeholders for which nobody has asked yet
	 */
	public static String describe(NameKind kind, String name) {
		return describe(kind, name, PROCESS);
	}

	static String describe(NameKind kind, String name, Map<String, Answer> answers) {
		return replace(kind, name, answers::get);
	}

	private static String replace(NameKind kind, String name, Function<String, @Nullable Answer> answers) {
		if (!isDeferred(name)) {
			return name;
		}
		String replaced = TOKEN.matcher(name).replaceAll((token) -> {
			Answer answer = answers.apply(token.group(1));
			return Matcher.quoteReplacement((answer != null) ? kind.clean(answer.or(token.group(2))) : token.group());
		});
		return isDeferred(replaced) ? replaced : kind.finish(replaced);
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
	record Answer(@Nullable String value, String otherwise) {

		String or(@Nullable String fallback) {
			if (this.value != null) {
				return this.value;
			}
			return (fallback != null) ? fallback : this.otherwise;
		}

	}

}
