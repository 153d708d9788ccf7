package io.cloudwatchlogging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;

/**
 * Tells whether the library supports the Spring Boot that the application runs on. An
 * earlier one lacks the classes that health and meters are made of, so that they would be
 * missing without a word. Uses nothing that an earlier one lacks. There is no upper
 * bound: a later one is tried.
 */
final class SpringBootSupport {

	static final int MIN_MAJOR = 4;

	private SpringBootSupport() {
	}

	/** Returns whether this Spring Boot is supported. */
	static boolean isSupported() {
		return isSupported(SpringBootVersion.getVersion());
	}

	/** Fails the start if this Spring Boot is not supported. */
	static void check() {
		check(SpringBootVersion.getVersion());
	}

	static void check(@Nullable String version) {
		if (version != null && !isSupported(version)) {
			throw new UnsupportedSpringBootException(version);
		}
	}

	static boolean isSupported(@Nullable String version) {
		if (version == null || !version.contains(".")) {
			return true;
		}
		try {
			return Integer.parseInt(version.substring(0, version.indexOf('.'))) >= MIN_MAJOR;
		}
		catch (NumberFormatException ex) {
			return true;
		}
	}

}
