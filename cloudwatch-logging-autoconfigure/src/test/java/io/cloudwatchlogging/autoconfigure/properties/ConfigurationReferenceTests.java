package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ValueHint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the configuration reference and of the metadata that it is made from. After a
 * change of the properties, {@code -Dconfiguration-reference.write=true} makes it rewrite
 * the tables of {@code docs/configuration.md}.
 */
class ConfigurationReferenceTests {

	private static final Path FILE = Path.of("..", "docs", "configuration.md");

	private static final String BEGIN = "<!-- begin -->\n";

	private static final String END = "<!-- end -->\n";

	@Test
	void theReferenceIsUpToDate() throws IOException {
		String text = Files.readString(FILE);
		int begin = text.indexOf(BEGIN) + BEGIN.length();
		int end = text.indexOf(END);
		String expected = new ConfigurationReference().render();
		if (Boolean.getBoolean("configuration-reference.write")) {
			Files.writeString(FILE, text.substring(0, begin) + expected + text.substring(end));
		}
		else {
			assertThat(text.substring(begin, end)).isEqualTo(expected);
		}
	}

	@Test
	void everyPropertyIsInTheReference() throws IOException {
		assertThat(new ConfigurationReference().examples().keySet())
			.containsExactlyInAnyOrderElementsOf(OurMetadata.properties().keySet());
	}

	@Test
	void everyPropertyIsDescribed() {
		assertThat(OurMetadata.properties().values())
			.allSatisfy((property) -> assertThat(property.getDescription()).isNotBlank().doesNotEndWith("."));
	}

	@Test
	void everyRetentionIsHinted() {
		assertThat(hints("cloudwatch.logs.group.retention")).containsExactlyInAnyOrderElementsOf(GroupCheck.RETENTIONS);
	}

	@Test
	void everyFormatIsHinted() {
		assertThat(hints("cloudwatch.logs.format")).containsExactlyInAnyOrderElementsOf(FormatCheck.KNOWN);
	}

	@Test
	void everyLogClassIsHinted() {
		assertThat(hints("cloudwatch.logs.group.log-class"))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(LogClass.values())
				.map((value) -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList());
	}

	private static List<Object> hints(String property) {
		ConfigurationMetadataProperty metadata = OurMetadata.properties().get(property);
		assertThat(metadata).as(property).isNotNull();
		return metadata.getHints().getValueHints().stream().map(ValueHint::getValue).toList();
	}

}
