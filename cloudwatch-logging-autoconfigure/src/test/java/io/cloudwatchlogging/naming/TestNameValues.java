package io.cloudwatchlogging.naming;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Fixed values of a process.
 *
 * @param application the name of the application
 * @param profile the active profiles
 * @param kubernetesPod the Kubernetes pod
 * @param kubernetesNamespace the Kubernetes namespace
 * @param environment the environment variables
 */
record TestNameValues(@Nullable String application, String profile, @Nullable String kubernetesPod,
		@Nullable String kubernetesNamespace, Map<String, String> environment) implements NameValues {

	static final TestNameValues ALL = new TestNameValues("orders", "prod-eu", "orders-7d9f", "shop",
			Map.of("STAGE", "blue green"));

	static final TestNameValues NONE = new TestNameValues(null, "default", null, null, Map.of());

	static TestNameValues withEnvironment(Map<String, String> environment) {
		return new TestNameValues("orders", "prod", null, null, environment);
	}

	@Override
	public String hostname() {
		return "ip-10-0-0-7.internal";
	}

	@Override
	public String pid() {
		return "4711";
	}

	@Override
	public String uuid() {
		return "7c9e6679-7425-40de-944b-e07fc1f90ae7";
	}

	@Override
	public Instant start() {
		return Instant.parse("2026-03-04T05:06:07.089Z");
	}

	@Override
	public @Nullable String environmentVariable(String name) {
		return this.environment.get(name);
	}

}
