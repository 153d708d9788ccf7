package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeldEvents}.
 */
class HeldEventsTests {

	private final LoggerContext context = new LoggerContext();

	private final List<String> shipped = new ArrayList<>();

	private final Receiver automatic = new Receiver("automatic", true);

	private final Receiver declared = new Receiver("declared", false);

	private final Receiver other = new Receiver("other", false);

	private int almostFull;

	private final HeldEvents held = new HeldEvents(() -> this.almostFull++);

	@Test
	void eventsAreReleasedInTheirOrderEachToTheAppenderThatTookIt() {
		this.held.add(event("one"), this.automatic);
		this.held.add(event("two"), this.declared);
		this.held.add(event("three"), this.automatic);
		assertThat(release()).isEmpty();
		assertThat(this.shipped).containsExactly("automatic: one", "declared: two", "automatic: three");
	}

	@Test
	void anEventThatMeetsBothIsTheDeclaredOnes() {
		ILoggingEvent first = event("one");
		this.held.add(first, this.automatic);
		assertThat(this.held.claim(first, false)).isTrue();
		this.held.add(first, this.declared);
		ILoggingEvent second = event("two");
		this.held.add(second, this.declared);
		assertThat(this.held.claim(second, true)).isFalse();
		release();
		assertThat(this.shipped).containsExactly("declared: one", "declared: two");
	}

	@Test
	void anEventThatMeetsTwoDeclaredOnesIsShippedByBoth() {
		ILoggingEvent event = event("one");
		this.held.add(event, this.declared);
		assertThat(this.held.claim(event, false)).isTrue();
		this.held.add(event, this.other);
		release();
		assertThat(this.shipped).containsExactly("declared: one", "other: one");
	}

	@Test
	void anEventThatADeclaredOneDeniesIsNotShippedByTheAutomaticOne() {
		ILoggingEvent event = event("one");
		this.held.add(event, this.automatic);
		this.held.claim(event, false);
		release();
		assertThat(this.shipped).isEmpty();
	}

	@Test
	void anEventThatTheAutomaticOneHasShippedMeanwhileIsNotTakenAgain() {
		ILoggingEvent event = event("one");
		this.automatic.meanwhile = () -> {
			assertThat(this.held.claim(event, false)).isFalse();
		};
		this.held.add(event, this.automatic);
		release();
		assertThat(this.shipped).containsExactly("automatic: one");
	}

	@Test
	void whatIsLoggedDuringTheReleaseDoesNotGetAhead() {
		this.automatic.meanwhile = () -> this.held.add(event("three"), this.automatic);
		this.held.add(event("one"), this.automatic);
		this.held.add(event("two"), this.automatic);
		release();
		assertThat(this.shipped).containsExactly("automatic: one", "automatic: two", "automatic: three");
		assertThat(this.held.add(event("four"), this.automatic)).isFalse();
	}

	@Test
	void whatIsBeyondTheCapacityIsCounted() {
		for (int i = 0; i < HeldEvents.CAPACITY + 3; i++) {
			this.held.add(event("event"), this.automatic);
		}
		this.held.add(new Lost(LossReason.UNENCODABLE, Severity.WARN));
		assertThat(this.almostFull).isOne();
		assertThat(release()).containsOnly(Map.entry(new Lost(LossReason.BUFFER_FULL, Severity.INFO), 3),
				Map.entry(new Lost(LossReason.UNENCODABLE, Severity.WARN), 1));
		assertThat(this.shipped).hasSize(HeldEvents.CAPACITY);
		this.held.hold();
		assertThat(release()).isEmpty();
	}

	@Test
	void whoeverOpensIsToldWhatWasHeldAndByWhom() {
		ILoggingEvent one = event("one");
		ILoggingEvent two = event("two");
		this.held.add(one, this.automatic);
		this.held.add(two, this.declared);
		List<Object> told = new ArrayList<>();
		this.held.release((event, byAutomatic) -> told.add(Map.entry(event, byAutomatic)));
		assertThat(told).containsExactlyInAnyOrder(Map.entry(one, true), Map.entry(two, false));
	}

	@Test
	void whatIsDiscardedIsNotShippedAndNothingIsHeldAnyMore() {
		this.held.add(event("one"), this.automatic);
		this.held.add(new Lost(LossReason.UNENCODABLE, Severity.WARN));
		this.held.discard();
		assertThat(this.held.isHolding()).isFalse();
		assertThat(this.held.add(event("two"), this.automatic)).isFalse();
		assertThat(this.held.add(new Lost(LossReason.UNENCODABLE, Severity.WARN))).isFalse();
		assertThat(this.shipped).isEmpty();
	}

	private Map<Lost, Integer> release() {
		return this.held.release((event, byAutomatic) -> {
		});
	}

	private ILoggingEvent event(String message) {
		return new LoggingEvent("", this.context.getLogger("orders"), Level.INFO, message, null, null);
	}

	/**
	 * Notes what it ships.
	 */
	private final class Receiver implements HeldEvents.Receiver {

		private final String name;

		private final boolean isAutomatic;

		private Runnable meanwhile = () -> {
		};

		Receiver(String name, boolean isAutomatic) {
			this.name = name;
			this.isAutomatic = isAutomatic;
		}

		@Override
		public boolean isAutomatic() {
			return this.isAutomatic;
		}

		@Override
		public void shipHeld(ILoggingEvent event) {
			HeldEventsTests.this.shipped.add(this.name + ": " + event.getMessage());
			Runnable once = this.meanwhile;
			this.meanwhile = () -> {
			};
			once.run();
		}

	}

}
