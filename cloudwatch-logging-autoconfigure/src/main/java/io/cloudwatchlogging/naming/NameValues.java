package io.cloudwatchlogging.naming;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Values of the process that a name may contain. Each value is the same whenever it is
 * asked for, and none needs a call over the network.
 */
public interface NameValues {

	/**
	 * The name of the application.
	 * @return the name, or {@code null} if it has none
	 */
	@Nullable String application();

	/**
	 * The active profiles.
	 * @return the profiles, joined with a hyphen
	 */
	String profile();

	/**
	 * The name of the host, or of the container.
	 * @return the name
	 */
	String hostname();

	/**
	 * The id of the process.
	 * @return the id
	 */
	String pid();

	/**
	 * An id that no other start of any application shares.
	 * @return the id
	 */
	String uuid();

	/**
	 * When the process was started.
	 * @return the time
	 */
	Instant start();

	/**
	 * The name of the Kubernetes pod.
	 * @return the name, or {@code null} if it is not known
	 */
	@Nullable String kubernetesPod();

	/**
	 * The Kubernetes namespace of the pod.
	 * @return the name, or {@code null} if it is not known
	 */
	@Nullable String kubernetesNamespace();

	/**
	 * The value of an environment variable.
	 * @param name the name of the variable
	 * @return the value, or {@code null} if it is not set
	 */
	@Nullable String environmentVariable(String name);

}
