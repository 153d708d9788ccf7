package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Another JDK than the one that runs the tests.
 */
final class Jdk {

	private Jdk() {
	}

	/**
	 * The home of a JDK of a version: named by the environment variable
	 * {@code JAVA_HOME_<version>_X64} or {@code JAVA_HOME_<version>}, or beside the one
	 * that runs the tests.
	 */
	static Optional<Path> find(int version) throws IOException {
		Path current = Path.of(System.getProperty("java.home"));
		Stream<Path> named = Stream.of("JAVA_HOME_" + version + "_X64", "JAVA_HOME_" + version)
			.map(System::getenv)
			.filter(Objects::nonNull)
			.map(Path::of);
		try (Stream<Path> beside = Files.list(Objects.requireNonNull(current.getParent()))) {
			return Stream.of(named, Stream.of(current), beside)
				.flatMap((homes) -> homes)
				.filter((home) -> isOf(home, version))
				.findFirst();
		}
	}

	private static boolean isOf(Path home, int version) {
		String release = release(home);
		return release != null && release.contains("JAVA_VERSION=\"" + version)
				&& Files.isExecutable(home.resolve("bin/java"));
	}

	private static @Nullable String release(Path home) {
		try {
			return Files.readString(home.resolve("release"));
		}
		catch (IOException ex) {
			return null;
		}
	}

}
