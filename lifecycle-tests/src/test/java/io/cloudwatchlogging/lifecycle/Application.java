package io.cloudwatchlogging.lifecycle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

/**
 * An application that can be started in a JVM of its own, with its lines shipped to a
 * CloudWatch Logs in this one. All it is told about that are properties on the command
 * line.
 */
final class Application {

	static final String GROUP = "/shop/orders";

	private final String mainClass;

	private final Set<Feature> features = EnumSet.noneOf(Feature.class);

	private final List<String> jvmOptions = new ArrayList<>(List.of("-Xmx256m", "-Xshare:auto",
			"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));

	private final Map<String, String> environment = new LinkedHashMap<>();

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final List<Path> classPath = new ArrayList<>();

	private final List<String> arguments = new ArrayList<>();

	private Predicate<Path> excluded = (entry) -> false;

	private String javaHome = System.getProperty("java.home");

	private Application(Class<?> mainClass) {
		this.mainClass = mainClass.getName();
	}

	static Application of(Class<?> mainClass, EmbeddedCloudWatchLogs service) {
		return of(mainClass).property("cloudwatch.logs.endpoint", service.endpoint().toString());
	}

	static Application of(Class<?> mainClass) {
		return new Application(mainClass).property("cloudwatch.logs.group.name", GROUP)
			.property("cloudwatch.logs.stream.name", "one")
			.property("cloudwatch.logs.pattern", ConsoleEvents.PATTERN)
			.property("cloudwatch.logs.delivery.shutdown-timeout", "60s")
			.property("logging.pattern.console", ConsoleEvents.PATTERN)
			.property("spring.main.banner-mode", "off")
			.property("spring.cloud.aws.region.static", "eu-central-1")
			.property("spring.cloud.aws.credentials.access-key", "test")
			.property("spring.cloud.aws.credentials.secret-key", "test");
	}

	Application with(Feature... wanted) {
		this.features.addAll(List.of(wanted));
		if (this.features.contains(Feature.WEB)) {
			property("server.port", "0");
		}
		return this;
	}

	Application profile(String profile) {
		return property("spring.profiles.active", profile);
	}

	Application property(String name, String value) {
		this.properties.put(name, value);
		return this;
	}

	Application without(String property) {
		this.properties.remove(property);
		return this;
	}

	/** Runs without the options that make short runs of the JVM fast. */
	Application usualJvm() {
		this.jvmOptions.clear();
		return this;
	}

	Application jvmOption(String option) {
		this.jvmOptions.add(option);
		return this;
	}

	Application environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	/** Adds something ahead of the rest of the class path. */
	Application classPath(Path entry) {
		this.classPath.add(entry);
		return this;
	}

	/** Runs with what is added to the class path, and nothing else that matches. */
	Application exclude(Predicate<Path> entries) {
		this.excluded = this.excluded.or(entries);
		return this;
	}

	/** Passes an argument ahead of the properties. */
	Application argument(String argument) {
		this.arguments.add(argument);
		return this;
	}

	/** Passes the properties to the JVM instead of the application. */
	Application systemProperties() {
		this.properties.forEach((name, value) -> jvmOption("-D" + name + "=" + value));
		this.properties.clear();
		return this;
	}

	Application javaHome(String home) {
		this.javaHome = home;
		return this;
	}

	/** Starts the application. */
	RunningApplication start() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(this.javaHome, "bin", "java").toString());
		command.addAll(this.jvmOptions);
		command.add("-cp");
		command.add(classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
		command.add(this.mainClass);
		command.addAll(this.arguments);
		this.properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		ProcessBuilder builder = new ProcessBuilder(command);
		// No look-up leaves the machine, whatever an application does not say.
		builder.environment().keySet().removeIf((name) -> name.startsWith("AWS_"));
		builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
		builder.environment().putAll(this.environment);
		return new RunningApplication(builder.start());
	}

	/** Starts the application and waits for its end. */
	EndedApplication run() throws IOException, InterruptedException {
		try (RunningApplication application = start()) {
			return application.awaitEnd();
		}
	}

	/** The class path. */
	List<Path> classPath() {
		Stream<Path> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((entry) -> Feature.isNeeded(entry.getFileName().toString(), this.features)
					&& !entry.toString().contains("cloudwatch-logging-test") && !this.excluded.test(entry));
		return Stream.concat(this.classPath.stream(), own).toList();
	}

}
