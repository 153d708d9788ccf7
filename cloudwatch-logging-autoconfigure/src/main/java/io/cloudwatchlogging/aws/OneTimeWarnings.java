package io.cloudwatchlogging.aws;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Passes a warning on the first time that its subject comes up. Safe for use by many
 * threads.
 */
final class OneTimeWarnings {

	private final Consumer<String> warnings;

	private final Set<String> subjects = ConcurrentHashMap.newKeySet();

	OneTimeWarnings(Consumer<String> warnings) {
		this.warnings = warnings;
	}

	void warn(String subject, String warning) {
		if (!this.subjects.add(subject)) {
			return;
		}
		try {
			this.warnings.accept(warning);
		}
		catch (Throwable ex) {
			// Whoever takes warnings has no say in what becomes of a batch.
		}
	}

}
