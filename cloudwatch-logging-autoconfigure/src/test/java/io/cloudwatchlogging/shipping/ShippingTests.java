package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Shipping}.
 */
class ShippingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Warnings warnings = new Warnings();

	private final FakeSource source = new FakeSource();

	private final MemorySink sink = new MemorySink();

	private final Runnable context = () -> {
	};

	private boolean shuttingDown;

	private final Shipping shipping = new Shipping(() -> this.shuttingDown);

	ShippingTests() {
		this.shipping.reports().setReporter(this.warnings);
		this.shipping.setSource(this.source);
	}

	@AfterEach
	void end() {
		this.shuttingDown = false;
		this.shipping.contexts().withdraw(this.context);
		this.shipping.end();
	}

	@Test
	void thereIsOneForTheClassLoader() {
		assertThat(Shipping.shared()).isSameAs(Shipping.shared()).isNotSameAs(this.shipping);
	}

	@Test
	void aComponentIsMadeWhenItIsFirstAskedForAndOnce() {
		AtomicInteger made = new AtomicInteger();
		String component = this.shipping.component(String.class, () -> "made " + made.incrementAndGet());
		assertThat(component).isEqualTo("made 1");
		assertThat(this.shipping.component(String.class, () -> "another one")).isSameAs(component);
	}

	@Test
	void contextsAreEmptyUnlessOneShips() {
		assertThat(this.shipping.contexts().isEmpty()).isTrue();
		this.shipping.contexts().retain(this.context);
		assertThat(this.shipping.contexts().isEmpty()).isFalse();
		this.shipping.contexts().withdraw(this.context);
		assertThat(this.shipping.contexts().isEmpty()).isTrue();
	}

	@Test
	void withoutAContextToUninstallDiscardsWhatWaitsAndRemovesTheAppenders() {
		begin(() -> this.sink);
		log("unwanted");
		this.shipping.contexts().uninstall();
		assertThat(this.source.calls()).containsExactly("remove");
		assertThat(this.shipping.pipeline().status().counts().buffered()).isZero();
		this.shipping.finish();
		assertThat(this.shipping.pipeline().isConnected()).isFalse();
		assertThat(this.sink.messages()).isEmpty();
	}

	@Test
	void whileAContextShipsToUninstallDiscardsOnlyWhatIsHeld() {
		start();
		log("wanted");
		this.shipping.contexts().uninstall();
		assertThat(this.source.calls()).containsExactly("discardHeld");
		this.shipping.finish();
		assertThat(this.sink.messages()).containsExactly("wanted");
	}

	@Test
	void finishConnectsByTheFallbackOnceTheAppendersAreComplete() {
		begin(() -> {
			assertThat(this.source.calls()).containsExactly("completeStart");
			return this.sink;
		});
		log("last");
		this.shipping.finish();
		assertThat(this.sink.messages()).containsExactly("last");
	}

	@Test
	void theFallbackIsNotAskedForIfAContextHasConnected() {
		start();
		log("last");
		this.shipping.finish();
		assertThat(this.sink.messages()).containsExactly("last");
	}

	@Test
	void withoutAFallbackFinishTellsWhatIsLeft() {
		this.shipping.begin(DeliverySettings.DEFAULTS, null, Duration.ZERO, () -> new BrokenSink());
		log("last");
		this.shipping.finish();
		assertThat(this.warnings.messages()).filteredOn((message) -> message.contains("shutdown timeout"))
			.singleElement()
			.asString()
			.startsWith("1 log event was not delivered to CloudWatch Logs within the shutdown timeout");
	}

	@Test
	void endTellsOfEventsThatAreLeftAndReportsNoMore() {
		begin(() -> this.sink);
		log("one", "other");
		assertThat(this.shipping.end()).isTrue();
		assertThat(this.warnings.messages()).containsExactly(
				"2 log events were not delivered to CloudWatch Logs, as the application was stopped meanwhile");
		assertThat(this.source.calls()).containsExactly("remove");
		assertThat(this.shipping.pipeline().status().counts().buffered()).isZero();
		this.shipping.reports().warn("too late");
		assertThat(this.warnings.messages()).hasSize(1);
	}

	@Test
	void endIsSilentIfNothingIsLeft() {
		start();
		log("last");
		this.shipping.contexts().release(this.context);
		assertThat(this.shipping.end()).isTrue();
		assertThat(this.warnings.messages()).isEmpty();
		assertThat(this.sink.isClosed()).isTrue();
	}

	@Test
	void endLetsGoOfNothingWhileTheJvmShutsDown() {
		connect();
		this.shuttingDown = true;
		assertThat(this.shipping.end()).isFalse();
		assertThat(this.source.calls()).isEmpty();
		log("last");
		this.shipping.finish();
		assertThat(this.sink.messages()).containsExactly("last");
	}

	@Test
	void endLetsGoOfNothingOnceAnotherApplicationHasBegun() {
		start();
		assertThat(this.shipping.end()).as("its context is there").isFalse();
		this.shipping.contexts().beginApplication(this, this.source::completeStart);
		this.shipping.contexts().release(this.context);
		assertThat(this.source.calls()).as("it completes its own start").containsOnlyOnce("completeStart");
		assertThat(this.shipping.end()).as("its events are held").isFalse();
		assertThat(this.source.calls()).isEmpty();
		assertThat(this.shipping.contexts().isEndDue()).isFalse();
		this.shipping.contexts().endBeginning(this);
		assertThat(this.shipping.contexts().isEndDue()).isTrue();
		this.shipping.contexts().uninstall();
		assertThat(this.source.calls()).as("it turns out not to ship").containsExactly("remove", "remove");
		assertThat(this.shipping.contexts().isEndDue()).isFalse();
	}

	@Test
	void anEndThatWasPutOffIsMadeUpForOnce() {
		start();
		assertThat(this.shipping.end()).isFalse();
		this.shipping.contexts().release(this.context);
		assertThat(this.shipping.contexts().isEndDue()).isTrue();
		assertThat(this.shipping.end()).isTrue();
		assertThat(this.shipping.contexts().isEndDue()).isFalse();
	}

	@Test
	void whatIsLoggedAfterTheEndIsDeliveredAndDoesNotKeepTheNextApplicationDraining() {
		start();
		this.shipping.contexts().release(this.context);
		log("a report");
		assertThat(this.shipping.contexts().flushAfterEnd()).as("nobody else").isTrue();
		assertThat(this.sink.messages()).containsExactly("a report");
		this.shipping.contexts().beginApplication(this, () -> {
		});
		assertThat(this.shipping.contexts().flushAfterEnd()).as("another application").isFalse();
		this.shipping.contexts().endBeginning(this);
		assertThat(this.shipping.contexts().flushAfterEnd()).as("that has failed").isTrue();
	}

	@Test
	void anApplicationThatWithdrawsLeavesTheEventsOfTheOneThatBegins() {
		this.shipping.contexts().retain(this.context);
		log("not to be shipped");
		this.shipping.contexts().beginApplication(this, () -> {
		});
		Runnable other = () -> {
		};
		this.shipping.contexts().retain(other);
		this.shipping.contexts().withdraw(this.context);
		assertThat(this.shipping.pipeline().status().counts().buffered()).as("another context ships").isOne();
		this.shipping.contexts().withdraw(other);
		assertThat(this.shipping.pipeline().status().counts().buffered()).as("nobody does").isZero();
		assertThat(this.source.calls()).isEmpty();
		this.shipping.contexts().endBeginning(this);
	}

	@Test
	void endStopsTheTimerAndTheNextApplicationStartsItAgain() {
		this.shipping.registerShutdownHook();
		AtomicInteger runs = new AtomicInteger();
		this.shipping.timer().execute(runs::incrementAndGet);
		Patience.await(() -> runs.get() == 1);
		this.shipping.end();
		this.shipping.registerShutdownHook();
		this.shipping.timer().execute(runs::incrementAndGet);
		Patience.await(() -> runs.get() == 2);
	}

	@Test
	void aListenerIsToldUntilItIsRemoved() {
		AtomicInteger losses = new AtomicInteger();
		DeliveryListener listener = new DeliveryListener() {

			@Override
			public void lost(Loss loss) {
				losses.addAndGet((int) loss.count());
			}

		};
		this.shipping.reports().addListener(listener);
		discardAndDeliver("unwanted");
		Patience.await(() -> losses.get() == 1);
		this.shipping.reports().removeListener(listener);
		discardAndDeliver("unwanted too");
		assertThat(losses).hasValue(1);
	}

	@Test
	void lossesAreToldWithoutARequest() {
		this.shipping.registerShutdownHook();
		start();
		lose(3);
		Patience.await(() -> !this.warnings.messages().isEmpty());
		assertThat(this.warnings.messages()).singleElement().asString().startsWith("3 log events have not been");
		assertThat(this.sink.messages()).isEmpty();
	}

	@Test
	void lossesBeforeAConnectionAreToldAtTheEnd() {
		this.shipping.begin(DeliverySettings.DEFAULTS, null, Duration.ZERO, () -> new BrokenSink());
		lose(3);
		assertThat(this.shipping.pipeline().hasLossesToTell()).isFalse();
		this.shipping.finish();
		assertThat(this.warnings.messages()).singleElement().asString().startsWith("3 log events have not been");
	}

	@Test
	void lossesAreToldBeforeAnApplicationIsDiscarded() {
		connect();
		lose(3);
		this.shipping.end();
		assertThat(this.warnings.messages()).singleElement().asString().startsWith("3 log events have not been");
	}

	private void lose(int count) {
		this.shipping.pipeline().lose(TestEvents.STREAM, Severity.INFO, LossReason.BUFFER_FULL, count);
	}

	@Test
	void anEventWithoutItsFormatIsCountedAndTold() {
		IllegalStateException cause = new IllegalStateException();
		this.shipping.reports().unformatted(cause);
		this.shipping.reports().unformatted(cause);
		assertThat(this.shipping.reports().unformatted()).isEqualTo(2);
		assertThat(this.warnings.messages())
			.containsExactly("A log event could not be formatted and is shipped in a simpler form");
		assertThat(this.warnings.cause()).isSameAs(cause);
	}

	/** Loses an event, and waits until everybody has been told. */
	private void discardAndDeliver(String message) {
		log(message);
		this.shipping.pipeline().discard();
		this.shipping.sinks().connect(this, this.sink);
		log("delivered");
		this.shipping.finish();
		this.shipping.pipeline().disconnect(false);
	}

	private void start() {
		this.shipping.contexts().retain(this.context);
		connect();
	}

	private void connect() {
		begin(() -> {
			throw new IllegalStateException("there is another sink");
		});
		this.shipping.sinks().connect(this.context, this.sink);
	}

	private void begin(Supplier<Sink> fallback) {
		this.shipping.begin(DeliverySettings.DEFAULTS, null, TIMEOUT, fallback);
	}

	private void log(String... messages) {
		TestEvents.log(this.shipping.pipeline(), messages);
	}

}
