package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.TimeSource;
import io.cloudwatchlogging.naming.DeferredNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessEnd}. What it does when the JVM ends is for a JVM of its own.
 */
class ProcessEndTests {

	private final ShippingTimer timer = new ShippingTimer();

	private final AtomicInteger deliveries = new AtomicInteger();

	private final AtomicInteger warnings = new AtomicInteger();

	private final AtomicInteger ends = new AtomicInteger();

	private final AtomicInteger rounds = new AtomicInteger();

	private volatile boolean shuttingDown;

	private volatile boolean listening;

	private volatile boolean more;

	private final ProcessEnd end = new ProcessEnd(() -> this.shuttingDown, this.timer, shutdown(), () -> {
		this.deliveries.incrementAndGet();
		return this.more;
	}, () -> this.listening, this.rounds::incrementAndGet, this.warnings::incrementAndGet, this.ends::incrementAndGet);

	@AfterEach
	void remove() {
		this.shuttingDown = false;
		this.end.remove();
		this.end.stopTimer();
	}

	@Test
	void isRemovedUnlessTheJvmShutsDown() {
		this.end.register();
		this.shuttingDown = true;
		assertThat(this.end.remove()).isFalse();
		this.shuttingDown = false;
		assertThat(this.end.remove()).isTrue();
	}

	@Test
	void worksPeriodicallyFromTheRegistrationOn() {
		this.end.register();
		Patience.await(() -> this.rounds.get() >= 2);
	}

	@Test
	void deliversOnceWhenNobodyCanLogAnyMore() {
		run();
		assertThat(this.deliveries).hasValue(1);
		assertThat(this.ends).hasValue(1);
		assertThat(this.warnings).hasValue(0);
	}

	@Test
	void tellsThatEventsComeAfterTheLastDelivery() {
		this.end.register();
		this.listening = true;
		this.more = true;
		run();
		assertThat(this.warnings).hasValue(1);
	}

	@Test
	void saysNothingOfEventsThatCameBeforeLoggingStopped() {
		this.more = true;
		run();
		assertThat(this.warnings).hasValue(0);
	}

	private void run() {
		ReflectionTestUtils.invokeMethod(this.end, "run");
	}

	private Shutdown shutdown() {
		Shutdown shutdown = new Shutdown(new Pipeline(DeliverySettings.DEFAULTS, DeliveryListener.NONE),
				new DeliveryReports(new DeferredNames()).warnings(), TimeSource.SYSTEM, () -> this.shuttingDown);
		shutdown.prepare(Duration.ZERO);
		return shutdown;
	}

}
