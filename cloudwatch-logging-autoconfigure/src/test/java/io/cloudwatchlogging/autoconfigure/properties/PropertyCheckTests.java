package io.cloudwatchlogging.autoconfigure.properties;

import java.net.URI;
import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PropertyCheck}.
 */
class PropertyCheckTests {

	@ParameterizedTest
	@CsvSource({ "0, false", "1, true", "8, true", "16, true", "17, false" })
	void bothEndsOfARangeAreValid(int value, boolean valid) {
		ThrowingCallable check = () -> PropertyCheck.range("delivery.max-in-flight", value, 1, 16);
		if (valid) {
			assertThatNoException().isThrownBy(check);
		}
		else {
			assertFails(check, "cloudwatch.logs.delivery.max-in-flight",
					(value < 1) ? "it is less than 1" : "it is more than 16", "Use a value from 1 to 16.");
		}
	}

	@Test
	void limitsAreWrittenAsTheyCanBeSet() {
		assertFails(() -> PropertyCheck.range("a", Duration.ofSeconds(-1), Duration.ZERO, Duration.ofMinutes(5)),
				"cloudwatch.logs.a", "it is less than 0s", "Use a value from 0s to 300s.");
		assertFails(
				() -> PropertyCheck.range("a", DataSize.ofMegabytes(2), DataSize.ofKilobytes(1),
						DataSize.ofMegabytes(1)),
				"cloudwatch.logs.a", "it is more than 1MB", "Use a value from 1KB to 1MB.");
	}

	@Test
	void aMissingValueIsValid() {
		assertThatNoException().isThrownBy(() -> {
			PropertyCheck.range("a", (Integer) null, 1, 2);
			PropertyCheck missing = PropertyCheck.of("a", null);
			missing.hasLength(1, 2);
			missing.isHttpUri();
			missing.isRegion();
			missing.matches("a", "", "");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:4566", "https://logs.eu-central-1.amazonaws.com", "HTTP://[::1]:1/x" })
	void anEndpointHasSchemeAndHost(URI endpoint) {
		assertThatNoException().isThrownBy(() -> PropertyCheck.of("endpoint", endpoint).isHttpUri());
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:4566", "localhost", "ftp://localhost", "http:localhost", "http:///x", "" })
	void anythingElseIsNoEndpoint(URI endpoint) {
		assertFails(() -> PropertyCheck.of("endpoint", endpoint).isHttpUri(), "cloudwatch.logs.endpoint",
				"it is not an absolute http or https URI",
				"Use a URI with scheme and host, such as http://localhost:4566.");
	}

	@ParameterizedTest
	@CsvSource({ "eu-central-1, true", "us-gov-west-1, true", "test, true", "EU-central-1, false", "eu central, false",
			"-eu, false", "eu-, false", "'', false" })
	void aRegionIsMadeOfSmallLettersDigitsAndDashes(String region, boolean valid) {
		ThrowingCallable check = () -> PropertyCheck.ofWhole("spring.cloud.aws.region.static", region).isRegion();
		if (valid) {
			assertThatNoException().isThrownBy(check);
		}
		else {
			assertFails(check, "spring.cloud.aws.region.static", "it is not the name of a region",
					"Use the name of a region, such as eu-central-1.");
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "3, true", "4, false", "0, false" })
	void aTextHasItsLength(int length, boolean valid) {
		ThrowingCallable check = () -> PropertyCheck.of("a", "x".repeat(length)).hasLength(1, 3);
		if (valid) {
			assertThatNoException().isThrownBy(check);
		}
		else {
			assertFails(check, "cloudwatch.logs.a", "it has " + length + " characters", "Use 1 to 3 characters.");
		}
	}

	private static void assertFails(ThrowingCallable check, @Nullable String property, String reason, String action) {
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class).isThrownBy(check)
			.returns(property, InvalidCloudWatchLogsPropertyException::property)
			.returns(reason, InvalidCloudWatchLogsPropertyException::reason)
			.returns(action, InvalidCloudWatchLogsPropertyException::action);
	}

}
