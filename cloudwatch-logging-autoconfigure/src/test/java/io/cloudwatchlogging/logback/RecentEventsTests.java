package io.cloudwatchlogging.logback;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.shipping.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecentEvents}.
 */
class RecentEventsTests {

	private final RecentEvents recent = new RecentEvents();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 31, 32, 33, 64, 1000 })
	void theLatestAreKnownAndEarlierOnesAreNot(int count) {
		Deque<ILoggingEvent> latest = new ArrayDeque<>();
		for (int i = 0; i < count; i++) {
			ILoggingEvent event = new LoggingEvent();
			assertThat(this.recent.contains(event)).isFalse();
			this.recent.add(event);
			latest.addLast(event);
			ILoggingEvent evicted = (latest.size() > RecentEvents.SIZE) ? latest.removeFirst() : null;
			assertThat(latest).allMatch(this.recent::contains);
			assertThat(evicted == null || !this.recent.contains(evicted)).isTrue();
		}
	}

	@Test
	void threadsAreApart() {
		ILoggingEvent event = new LoggingEvent();
		this.recent.add(event);
		assertThat(CompletableFuture.supplyAsync(() -> this.recent.contains(event)).join()).isFalse();
		assertThat(this.recent.contains(event)).isTrue();
	}

	@Test
	void noEventIsKeptAlive() {
		ILoggingEvent event = new LoggingEvent();
		WeakReference<ILoggingEvent> reference = new WeakReference<>(event);
		this.recent.add(event);
		event = new LoggingEvent();
		Patience.await(() -> {
			System.gc();
			return reference.refersTo(null);
		});
		assertThat(this.recent.contains(event)).isFalse();
	}

}
