package io.cloudwatchlogging.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SpringBootSupport}.
 */
class SpringBootSupportTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.0.0", "4.1.2", "4.2.0-M1", "4.3.0-SNAPSHOT", "5.0.0", "10.1.0", "4", "main", "x.y" })
	void aSupportedOrUnknownVersionPasses(String version) {
		assertThat(SpringBootSupport.isSupported(version)).isTrue();
		assertThatNoException().isThrownBy(() -> SpringBootSupport.check(version));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.7.18", "3.0.0", "3.5.16", "3.5.17-SNAPSHOT" })
	void anEarlierVersionIsRefusedInOneSentenceWithBothVersions(String version) {
		assertThat(SpringBootSupport.isSupported(version)).isFalse();
		assertThatExceptionOfType(UnsupportedSpringBootException.class)
			.isThrownBy(() -> SpringBootSupport.check(version))
			.satisfies((ex) -> {
				FailureAnalysis analysis = new UnsupportedSpringBootFailureAnalyzer().analyze(ex);
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).isEqualTo(
						"The starter for CloudWatch Logs needs Spring Boot 4.0 or later, and this application runs "
								+ "on Spring Boot " + version + ".");
				assertThat(analysis.getAction()).contains("cloudwatch.logs.enabled=false");
			});
	}

	@Test
	void theVersionOfTheBuildPasses() {
		assertThat(SpringBootVersion.getVersion()).isNotNull();
		assertThatNoException().isThrownBy(SpringBootSupport::check);
	}

}
