package io.cloudwatchlogging.naming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the configuration reference knows every {@link Placeholder}.
 */
class PlaceholderReferenceTests {

	@Test
	void everyPlaceholderIsInTheReference() throws IOException {
		String reference = Files.readString(Path.of("..", "docs", "configuration.md"));
		assertThat(Arrays.asList(Placeholder.values())).allSatisfy(
				(placeholder) -> assertThat(reference).containsPattern("\\| .*`\\{" + placeholder.id() + "[:}]"));
	}

}
