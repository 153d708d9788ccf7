package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.ProcessNameValues;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Destinations}.
 */
class DestinationsTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final List<String> warnings = new ArrayList<>();

	private boolean open = true;

	@Test
	void constantNamesAreOneDestinationForAllEvents() {
		Destinations destinations = destinations("{application}", "one");
		Destination first = destinations.of(event("a"));
		assertThat(first).isEqualTo(new Destination("shop", "one")).isEqualTo(destinations.common());
		this.open = false;
		assertThat(destinations.of(event("b"))).isSameAs(first);
	}

	@Test
	void namesThatDependOnTheEventAreResolvedForEach() {
		Destinations destinations = destinations("group", "{logger}-{level}");
		Destination first = destinations.of(event("a"));
		assertThat(first).isEqualTo(new Destination("group", "a-INFO"));
		assertThat(destinations.of(event("a"))).as("as long as it is the same").isSameAs(first);
		assertThat(destinations.of(event("b"))).isEqualTo(new Destination("group", "b-INFO"));
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void whileTooManyStreamsHaveEventsLeftFurtherOnesShareOneAndThatIsToldOnce() {
		Destinations destinations = destinations("group", "of {logger}");
		this.open = false;
		assertThat(destinations.of(event("a"))).isEqualTo(new Destination("group", "of other"))
			.isEqualTo(destinations.common());
		assertThat(destinations.of(event("b"))).isEqualTo(destinations.common());
		assertThat(this.warnings).singleElement().asString().contains("too many log streams").contains("of other");
		this.open = true;
		assertThat(destinations.of(event("b"))).isEqualTo(new Destination("group", "of b"));
	}

	private Destinations destinations(String group, String stream) {
		ProcessNameValues values = new ProcessNameValues("shop", "test");
		return new Destinations(NameTemplate.compile(NameKind.GROUP, group, values),
				NameTemplate.compile(NameKind.STREAM, stream, values), null, (destination) -> this.open,
				this.warnings::add);
	}

	private ILoggingEvent event(String logger) {
		return new LoggingEvent("", this.logback.logger(logger), Level.INFO, "message", null, null);
	}

}
