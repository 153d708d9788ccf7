package io.cloudwatchlogging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the public API is what the documentation lists. After a change that is
 * meant, {@code -Dpublic-api.write=true} makes it rewrite the list of
 * {@code docs/design.md}.
 */
class PublicApiTests {

	private static final Path FILE = Path.of("..", "docs", "design.md");

	private static final String BEGIN = "<!-- begin of the public API -->\n";

	private static final String END = "<!-- end of the public API -->\n";

	private final PublicApi api = new PublicApi();

	@Test
	void itIsTheOneThatIsListed() throws IOException {
		String text = Files.readString(FILE);
		int begin = text.indexOf(BEGIN) + BEGIN.length();
		int end = text.indexOf(END);
		String expected = "\n" + this.api.render() + "\n";
		if (Boolean.getBoolean("public-api.write")) {
			Files.writeString(FILE, text.substring(0, begin) + expected + text.substring(end));
		}
		else {
			assertThat(text.substring(begin, end)).isEqualTo(expected);
		}
	}

	@Test
	void itHasWhatUsersImport() {
		assertThat(this.api.types()).contains(LogDelivery.class, LogEventsLostEvent.class,
				CloudWatchLogsClientCustomizer.class, DeliveryStatus.class, Counts.class, FlushResult.class);
	}

}
