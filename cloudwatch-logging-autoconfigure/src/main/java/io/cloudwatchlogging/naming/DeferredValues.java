package io.cloudwatchlogging.naming;

import org.jspecify.annotations.Nullable;

/**
 * Values about the host that need a network call. Each method blocks for a bounded time
 * and throws nothing.
 */
interface DeferredValues {

	/** The id of the EC2 instance, or {@code null} if there is none. */
	@Nullable String ec2InstanceId();

	/** The id of the ECS task, or {@code null} if there is none. */
	@Nullable String ecsTaskId();

	/** The name of the ECS cluster, or {@code null} if there is none. */
	@Nullable String ecsCluster();

}
