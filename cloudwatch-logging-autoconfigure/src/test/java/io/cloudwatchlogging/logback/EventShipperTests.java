package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.LossReason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventShipper}.
 */
class EventShipperTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final EventIntake intake = this.logback.newIntake();

	private final List<String> warnings = new ArrayList<>();

	private final EventShipper shipper = new EventShipper(this.intake, (message, cause) -> this.warnings.add(message));

	@Test
	void anEventGoesToItsStreamAsItsEncoderWritesIt() {
		this.shipper.ship(route("[%level] %m"), event("one", "text"), null, true, true);
		this.shipper.ship(route("[%level] %m"), event("two", "text"), null, false, false);
		assertThat(this.logback.shipped()).containsExactly("[INFO] one text", "[INFO] two text");
	}

	@Test
	void anEventThatCannotBeEncodedIsCountedAndToldNowAndThen() {
		Object broken = new Object() {

			@Override
			public String toString() {
				throw new StackOverflowError();
			}

		};
		for (int i = 0; i < 100; i++) {
			this.shipper.ship(route("%m"), failing(broken), null, true, true);
		}
		assertThat(this.logback.shipping().pipeline().status().counts().lost(LossReason.UNENCODABLE)).isEqualTo(100);
		assertThat(this.warnings).hasSizeBetween(1, 10);
		assertThat(this.warnings.get(0)).startsWith("1 log event could not be encoded");
	}

	private Route route(String pattern) {
		this.intake.complete(this.logback.defaults(pattern));
		Completion completion = this.intake.completion();
		assertThat(completion).isNotNull();
		return Route.of(AppenderSettings.none("mine"), completion, (destination) -> true, this.warnings::add);
	}

	private ILoggingEvent event(String message, Object argument) {
		return new LoggingEvent("", this.logback.logger("orders"), Level.INFO, message + " {}", null,
				new Object[] { argument });
	}

	private ILoggingEvent failing(Object broken) {
		return new LoggingEvent("", this.logback.logger("orders"), Level.INFO, "", null, null) {

			@Override
			public String getFormattedMessage() {
				return broken.toString();
			}

			@Override
			public String getMessage() {
				return broken.toString();
			}

		};
	}

}
