package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link GroupCheck}.
 */
class GroupCheckTests {

	@Test
	void onlyTheRetentionsThatTheServiceKnowsAreValid() {
		for (int days = -1; days <= 4000; days++) {
			int retention = days;
			assertThat(isValid(() -> GroupCheck.retention(retention))).as("%d days", days)
				.isEqualTo(GroupCheck.RETENTIONS.contains(days));
		}
		assertThatNoException().isThrownBy(() -> GroupCheck.retention(null));
	}

	@ParameterizedTest
	@CsvSource({ "team, shop, true", "cost center, a:b/c=d+e-f@g_h.i, true", "team, '', true", "aws:team, shop, false",
			"'', shop, false", "te|am, shop, false", "team, sh|op, false" })
	void aTagHasTheCharactersThatTheServiceTakes(String key, String value, boolean valid) {
		assertThat(isValid(() -> GroupCheck.tags(Map.of(key, value)))).isEqualTo(valid);
	}

	@ParameterizedTest
	@CsvSource({ "128, 256, 50, true", "129, 1, 1, false", "1, 257, 1, false", "3, 1, 51, false" })
	void tagsHaveLimits(int keyLength, int valueLength, int count, boolean valid) {
		Map<String, String> tags = IntStream.range(0, count)
			.boxed()
			.collect(Collectors.toMap((number) -> (number + "x".repeat(keyLength)).substring(0, keyLength),
					(number) -> "v".repeat(valueLength)));
		assertThat(tags).hasSize(count);
		assertThat(isValid(() -> GroupCheck.tags(tags))).isEqualTo(valid);
	}

	@ParameterizedTest
	@CsvSource({ "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, true",
			"arn:aws:kms:eu-central-1:123456789012:alias/logs, true", "1234abcd-12ab-34cd-56ef-1234567890ab, true",
			"alias/logs, false", "arn:aws:s3:::bucket, false", "'', false" })
	void aKeyIsNamedByItsArnOrId(String id, boolean valid) {
		assertThat(isValid(() -> GroupCheck.kmsKeyId(id))).isEqualTo(valid);
	}

	@Test
	void aFailureNamesTheTag() {
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class)
			.isThrownBy(() -> GroupCheck.tags(Map.of("team", "a|b")))
			.returns("cloudwatch.logs.group.tags[team]", InvalidCloudWatchLogsPropertyException::property);
	}

	private static boolean isValid(Runnable check) {
		try {
			check.run();
			return true;
		}
		catch (InvalidCloudWatchLogsPropertyException ex) {
			return false;
		}
	}

}
