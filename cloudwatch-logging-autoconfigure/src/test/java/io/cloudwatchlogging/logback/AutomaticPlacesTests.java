package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutomaticPlaces}.
 */
class AutomaticPlacesTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final EventIntake intake = this.logback.newIntake();

	private final AutomaticPlaces places = places();

	@Test
	void aPlaceIsTakenOnceAndLeft() {
		assertThat(this.places.isAt(root())).isFalse();
		this.places.take(root());
		this.places.take(root());
		assertThat(root().appenders()).hasSize(1);
		assertThat(this.places.isAt(root())).isTrue();
		assertThat(this.places.isLastAt(root())).isTrue();
		this.places.leave(this.logback.root());
		assertThat(root().appenders()).isEmpty();
	}

	@Test
	void theLastPlaceIsTakenAgainBehindAnAppenderThatCameLater() {
		this.places.take(root());
		this.logback.root().addAppender(Witness.started("W"));
		assertThat(this.places.isAt(root())).isTrue();
		assertThat(this.places.isLastAt(root())).isFalse();
		this.places.take(root());
		assertThat(this.places.isLastAt(root())).isTrue();
		assertThat(root().appenders()).hasSize(2);
	}

	@Test
	void theAutomaticAppenderOfAnotherClassLoaderKeepsItsPlace() {
		AutomaticPlaces others = places();
		this.places.take(root());
		others.take(root());
		assertThat(this.places.isLastAt(root())).as("nothing of it is shown").isTrue();
		assertThat(others.isLastAt(root())).isTrue();
		this.places.leave(this.logback.root());
		assertThat(others.isAt(root())).isTrue();
		assertThat(this.places.isAt(root())).isFalse();
	}

	private AutomaticPlaces places() {
		return new AutomaticPlaces(new AutomaticAppender.Owner() {

			@Override
			public boolean isSilentAt(Logger logger) {
				return false;
			}

			@Override
			public void stopped() {
				// Nobody waits for it.
			}

		}, new AppenderCore(this.intake, true, AppenderSettings.none(AutomaticAppender.NAME), (message, cause) -> {
		}));
	}

	private LoggerTree.Node root() {
		return LoggerTree.of(this.logback.context(), List.of(), AutomaticAppender::isAutomatic).nodes().get(0);
	}

}
