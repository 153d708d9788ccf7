package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Route}.
 */
class RouteTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final AppenderDefaults defaults = this.logback.defaults("%m");

	private final Completion completion = new Completion(this.defaults, encoders(), new ProcessVolume(() -> 0));

	private final List<String> warnings = new ArrayList<>();

	@Test
	void whatADeclarationLeavesOutComesFromTheDefaults() {
		Route route = route(AppenderSettings.none("mine"));
		assertThat(route.completion()).isSameAs(this.completion);
		assertThat(route.destinations().common()).isEqualTo(new Destination("group", "stream"));
		assertThat(route.encoders()).isSameAs(this.completion.encoders());
		assertThat(route.threshold()).isEqualTo(Level.TRACE);
		assertThat(route.invalidName()).isNull();
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void whatADeclarationSaysCounts() {
		TextEncoders own = encoders();
		Route route = route(new AppenderSettings("mine", "/audit", "{application}", own, Level.WARN));
		assertThat(route.destinations().common()).isEqualTo(new Destination("/audit", "shop"));
		assertThat(route.encoders()).isSameAs(own);
		assertThat(route.threshold()).isEqualTo(Level.WARN);
	}

	@Test
	void inThePlaceOfAnInvalidNameStandsTheDefaultAndAWarningSaysSo() {
		Route route = route(new AppenderSettings("mine", "/audit", "{nope}", null, null));
		assertThat(route.destinations().common()).isEqualTo(new Destination("/audit", "stream"));
		assertThat(route.invalidName()).isInstanceOf(InvalidNameTemplateException.class);
		assertThat(this.warnings).singleElement()
			.asString()
			.startsWith("Appender [mine] ships to '/audit', 'stream' instead: ")
			.contains("{nope}");
	}

	private TextEncoders encoders() {
		return TextEncoders.of(this.defaults.encoder(), (failure) -> {
		});
	}

	private Route route(AppenderSettings settings) {
		return Route.of(settings, this.completion, (destination) -> true, this.warnings::add);
	}

}
