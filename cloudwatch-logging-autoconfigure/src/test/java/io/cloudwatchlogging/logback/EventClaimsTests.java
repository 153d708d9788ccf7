package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.logback.EventClaims.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventClaims}.
 */
class EventClaimsTests {

	private final EventClaims claims = new EventClaims();

	private final ILoggingEvent event = new LoggingEvent();

	@Test
	void withASinglePlaceNothingIsNoted() {
		assertThat(this.claims.claimForAutomatic(this.event, true)).isTrue();
		assertThat(this.claims.claimForAutomatic(this.event, true)).isTrue();
		assertThat(this.claims.claim(this.event)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE_PLACE")
	void theAutomaticAppenderTakesAnEventOnceWhereverItMeetsIt(Mode mode) {
		this.claims.setMode(mode);
		assertThat(this.claims.claimForAutomatic(this.event, false)).isTrue();
		assertThat(this.claims.claimForAutomatic(this.event, false)).isFalse();
		assertThat(this.claims.claimForAutomatic(this.event, true)).isFalse();
		assertThat(this.claims.claimForAutomatic(new LoggingEvent(), true)).isTrue();
	}

	@Test
	void inATransitionTheFirstOneThatAnEventMeetsTakesIt() {
		this.claims.setMode(Mode.TRANSITION);
		assertThat(this.claims.claim(this.event)).isTrue();
		assertThat(this.claims.claim(this.event)).as("another declared one").isTrue();
		assertThat(this.claims.claimForAutomatic(this.event, true)).isFalse();
		ILoggingEvent second = new LoggingEvent();
		assertThat(this.claims.claimForAutomatic(second, true)).isTrue();
		assertThat(this.claims.claim(second)).isFalse();
	}

	@Test
	void anEventThatWasTakenUnclaimedIsKnown() {
		this.claims.setMode(Mode.TRANSITION);
		this.claims.noteTaken(this.event, true);
		assertThat(this.claims.claim(this.event)).isFalse();
	}

	@Test
	void anEventThatWasHeldAndTakenOnAnotherThreadIsKnown() {
		this.claims.setMode(Mode.MOVING);
		this.claims.noteTaken(this.event, true);
		assertThat(this.claims.claimForAutomatic(this.event, true)).isFalse();
	}

	@Test
	void whatWasTakenBeforeATransitionBeganIsKnownInIt() {
		this.claims.setMode(Mode.MOVING);
		assertThat(this.claims.claimForAutomatic(this.event, false)).isTrue();
		this.claims.setMode(Mode.TRANSITION);
		assertThat(this.claims.claimForAutomatic(this.event, true)).isFalse();
		assertThat(this.claims.claim(this.event)).isFalse();
	}

	@Test
	void anEventIsKnownHoweverManyAreNestedInItUpToALimit() {
		this.claims.setMode(Mode.MOVING);
		this.claims.claimForAutomatic(this.event, false);
		for (int i = 1; i < RecentEvents.SIZE; i++) {
			assertThat(this.claims.claimForAutomatic(new LoggingEvent(), false)).isTrue();
		}
		assertThat(this.claims.claimForAutomatic(this.event, true)).isFalse();
	}

	@Test
	void whatIsNotedEndsWithTheTransition() {
		this.claims.setMode(Mode.TRANSITION);
		this.claims.claimForAutomatic(this.event, true);
		this.claims.setMode(Mode.SINGLE_PLACE);
		this.claims.setMode(Mode.SEVERAL_PLACES);
		assertThat(this.claims.claimForAutomatic(this.event, true)).isTrue();
	}

	@Test
	void ofManyThreadsThatMeetAnEventOneTakesIt() throws Exception {
		this.claims.setMode(Mode.TRANSITION);
		int threads = 4;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CyclicBarrier barrier = new CyclicBarrier(threads);
		try {
			for (int round = 0; round < 500; round++) {
				ILoggingEvent next = new LoggingEvent();
				List<Callable<Boolean>> meetings = new ArrayList<>();
				for (int i = 0; i < threads; i++) {
					meetings.add(() -> {
						barrier.await();
						return this.claims.claimForAutomatic(next, false);
					});
				}
				int taken = 0;
				for (Future<Boolean> meeting : executor.invokeAll(meetings)) {
					taken += meeting.get() ? 1 : 0;
				}
				assertThat(taken).isOne();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

}
