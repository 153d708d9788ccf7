package io.cloudwatchlogging.naming;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Placeholder of a name template, written in braces.
 */
enum Placeholder {

	APPLICATION("application"), PROFILE("profile"), HOSTNAME("hostname"), PID("pid"), UUID("uuid"),

	START("start"), DATE("date"), LOGGER("logger"), LEVEL("level"), MDC("mdc", ":key"), ENV("env", ":NAME"),

	ECS_TASK_ID("ecs-task-id"), ECS_CLUSTER("ecs-cluster"), KUBERNETES_POD("kubernetes-pod"),

	KUBERNETES_NAMESPACE("kubernetes-namespace"), EC2_INSTANCE_ID("ec2-instance-id");

	private final String id;

	private final String argument;

	Placeholder(String id) {
		this(id, "");
	}

	Placeholder(String id, String argument) {
		this.id = id;
		this.argument = argument;
	}

	String id() {
		return this.id;
	}

	/** Whether the value is looked up by a call, after the name has been resolved. */
	boolean isDeferred() {
		return this == ECS_TASK_ID || this == ECS_CLUSTER || this == EC2_INSTANCE_ID;
	}

	static @Nullable Placeholder of(String id) {
		return Arrays.stream(values()).filter((candidate) -> candidate.id.equals(id)).findFirst().orElse(null);
	}

	static String known() {
		return Arrays.stream(values())
			.map((placeholder) -> "{" + placeholder.id + placeholder.argument + "}")
			.collect(Collectors.joining(", "));
	}

}
