package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Severities}.
 */
class SeveritiesTests {

	@ParameterizedTest
	@CsvSource({ "ALL, TRACE", "TRACE, TRACE", "DEBUG, DEBUG", "INFO, INFO", "WARN, WARN", "ERROR, ERROR",
			"OFF, ERROR" })
	void eachLevelHasASeverity(String level, Severity severity) {
		assertThat(Severities.of(Level.toLevel(level))).isEqualTo(severity);
	}

}
