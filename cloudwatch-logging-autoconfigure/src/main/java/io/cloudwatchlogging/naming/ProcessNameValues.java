package io.cloudwatchlogging.naming;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Values of the process that asks for them. Safe for use by many threads.
 */
public final class ProcessNameValues implements NameValues {

	private static final Path HOSTNAME_FILE = Path.of("/proc/sys/kernel/hostname");

	private static final Path NAMESPACE_FILE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

	private final @Nullable String application;

	private final String profile;

	private final Function<String, @Nullable String> environment;

	private final Path hostnameFile;

	private final Path namespaceFile;

	/**
	 * Creates the values.
	 * @param application the name of the application, if it has one
	 * @param profile the active profiles, joined with a hyphen
	 */
	public ProcessNameValues(@Nullable String application, String profile) {
		this(application, profile, System::getenv, HOSTNAME_FILE, NAMESPACE_FILE);
	}

	ProcessNameValues(@Nullable String application, String profile, Function<String, @Nullable String> environment,
			Path hostnameFile, Path namespaceFile) {
		this.application = application;
		this.profile = profile;
		this.environment = environment;
		this.hostnameFile = hostnameFile;
		this.namespaceFile = namespaceFile;
	}

	@Override
	public @Nullable String application() {
		return this.application;
	}

	@Override
	public String profile() {
		return this.profile;
	}

	@Override
	public String hostname() {
		String name = read(this.hostnameFile);
		name = (name != null) ? name : environmentVariable("HOSTNAME");
		name = (name != null) ? name : environmentVariable("COMPUTERNAME");
		// Last, for it may ask a name server.
		return (name != null) ? name : localHost();
	}

	private static String localHost() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	@Override
	public String pid() {
		return Long.toString(ProcessHandle.current().pid());
	}

	@Override
	public String uuid() {
		return ProcessUuid.VALUE;
	}

	@Override
	public Instant start() {
		return ProcessStart.VALUE;
	}

	@Override
	public @Nullable String kubernetesPod() {
		String name = environmentVariable("POD_NAME");
		if (name == null && environmentVariable("KUBERNETES_SERVICE_HOST") != null) {
			// Kubernetes gives the container the name of its pod as host name.
			name = environmentVariable("HOSTNAME");
		}
		return name;
	}

	@Override
	public @Nullable String kubernetesNamespace() {
		String name = environmentVariable("POD_NAMESPACE");
		return (name != null) ? name : read(this.namespaceFile);
	}

	@Override
	public @Nullable String environmentVariable(String name) {
		return textOrNull(this.environment.apply(name));
	}

	private static @Nullable String read(Path file) {
		try {
			return textOrNull(Files.readString(file));
		}
		catch (IOException | SecurityException ex) {
			return null;
		}
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** Resolved when it is first asked for, as that takes the start a while. */
	private static final class ProcessUuid {

		private static final String VALUE = UUID.randomUUID().toString();

	}

	/** Found out when it is first asked for. */
	private static final class ProcessStart {

		private static final Instant VALUE = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

	}

}
