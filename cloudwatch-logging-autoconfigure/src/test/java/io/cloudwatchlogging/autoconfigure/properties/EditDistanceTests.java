package io.cloudwatchlogging.autoconfigure.properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EditDistance}.
 */
class EditDistanceTests {

	@ParameterizedTest
	@CsvSource({ "'', '', 0", "group, group, 0", "group, '', 5", "group, gruop, 1", "group, goup, 1", "group, grxup, 1",
			"group, groups, 1", "ab, ba, 1", "abcd, badc, 2", "kitten, sitting, 3", "ca, abc, 3" })
	void lettersToChangeAreCountedBothWays(String one, String other, int distance) {
		assertThat(EditDistance.between(one, other)).isEqualTo(distance);
		assertThat(EditDistance.between(other, one)).isEqualTo(distance);
	}

}
