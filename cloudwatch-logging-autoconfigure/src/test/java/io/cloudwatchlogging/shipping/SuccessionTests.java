package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.delivery.TestSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Shipping} while several application contexts come and go, in every
 * order: events go where the latest context ships that has connected, and those of a
 * context that ends are delivered before another one takes over.
 */
class SuccessionTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** No event leaves by itself while a test runs. */
	private static final DeliverySettings PATIENT = TestSettings.defaults().linger(Duration.ofHours(1)).build();

	private final Shipping shipping = new Shipping(() -> false);

	/** In the order of their starts. */
	private final List<Context> living = new ArrayList<>();

	/** The context that has connected last, if the pipeline is connected. */
	private @Nullable Context connected;

	private int logged;

	@AfterEach
	void end() {
		List.copyOf(this.living).forEach(Context::end);
		this.shipping.end();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void everyEventIsShippedByTheContextThatWasTheLatestWhenItWasLogged(int count) throws Exception {
		List<List<Integer>> orders = orders(count);
		assertThat(orders).hasSize((count == 3) ? 90 : (count == 2) ? 6 : 1);
		for (List<Integer> order : orders) {
			for (int excluded = 0; excluded < (1 << count); excluded++) {
				run(order, excluded);
			}
		}
	}

	@Test
	void theNextApplicationDoesNotShipByWhatTheOneBeforeWasConnectedTo() {
		Context before = new Context("before", false);
		before.start();
		before.end();
		Context next = new Context("next", true);
		next.start();
		TestEvents.log(this.shipping.pipeline(), "early");
		assertThat(this.shipping.pipeline().isConnected()).isFalse();
		this.shipping.sinks().connect(next, next.sink);
		this.shipping.finish();
		assertThat(before.sink.messages()).isEmpty();
		assertThat(next.sink.messages()).containsExactly("early");
	}

	@Test
	void theLatestTakesOverFromAnApplicationThatFailsBeforeItHasAContext() throws Exception {
		Context context = new Context("context", false);
		context.start();
		this.shipping.begin(PATIENT, null, TIMEOUT, SuccessionTests::unwanted);
		this.shipping.contexts().restore();
		assertThat(context.successions).isEqualTo(1);
		logAndFlush(context);
	}

	@Test
	void theEventsOfTheLatestOneAreDeliveredBeforeItsSinkIsReplaced() {
		Context first = new Context("first", false);
		Context second = new Context("second", false);
		first.start();
		second.start();
		TestEvents.log(this.shipping.pipeline(), "last of the second");
		second.end();
		TestEvents.log(this.shipping.pipeline(), "last of the first");
		first.end();
		assertThat(second.sink.messages()).containsExactly("last of the second");
		assertThat(first.sink.messages()).containsExactly("last of the first");
		Patience.await(second.sink::isClosed);
	}

	/**
	 * Lets contexts start and end.
	 * @param order the numbers of the contexts, each of them twice: it starts, and ends
	 * @param excluded which contexts never connect, as bits
	 */
	private void run(List<Integer> order, int excluded) throws Exception {
		List<Context> contexts = new ArrayList<>();
		for (int i = 0; i < order.size() / 2; i++) {
			contexts.add(new Context(order + " without " + Integer.toBinaryString(excluded) + ": " + i,
					(excluded & (1 << i)) != 0));
		}
		for (int number : order) {
			Context context = contexts.get(number);
			if (this.living.contains(context)) {
				endAndLog(context);
			}
			else {
				context.start();
			}
			assertThat(this.shipping.contexts().isEmpty()).isEqualTo(this.living.isEmpty());
			assertThat(this.shipping.pipeline().isConnected()).as(context.name).isEqualTo(this.connected != null);
			if (this.connected != null) {
				logAndFlush(this.connected);
			}
		}
	}

	private void endAndLog(Context context) throws Exception {
		Context before = this.connected;
		if (before == null) {
			context.end();
			return;
		}
		MemorySink sink = before.sink;
		boolean latest = this.living.get(this.living.size() - 1) == context;
		String last = log();
		context.end();
		if (!latest) {
			this.shipping.pipeline().flush(TIMEOUT);
		}
		assertThat(sink.messages()).as(context.name).endsWith(last);
	}

	private void logAndFlush(Context expected) throws InterruptedException {
		String message = log();
		this.shipping.pipeline().flush(TIMEOUT);
		assertThat(expected.sink.messages()).as(expected.name).endsWith(message);
	}

	private String log() {
		String message = "event " + this.logged++;
		TestEvents.log(this.shipping.pipeline(), message);
		return message;
	}

	/** All orders in which contexts can start and end. */
	private static List<List<Integer>> orders(int count) {
		return extend(List.of(), count).toList();
	}

	private static Stream<List<Integer>> extend(List<Integer> order, int count) {
		if (order.size() == 2 * count) {
			return Stream.of(order);
		}
		return Stream.iterate(0, (i) -> i < count, (i) -> i + 1)
			.filter((i) -> order.stream().filter(i::equals).count() < 2)
			.flatMap((i) -> extend(Stream.concat(order.stream(), Stream.of(i)).toList(), count));
	}

	private static MemorySink unwanted() {
		throw new IllegalStateException("there is another sink");
	}

	/**
	 * A context as the start of an application makes it.
	 */
	private final class Context {

		private final String name;

		private final boolean excluded;

		private MemorySink sink = new MemorySink();

		private final Runnable takeOver = this::takeOver;

		private int successions;

		Context(String name, boolean excluded) {
			this.name = name;
			this.excluded = excluded;
		}

		void start() {
			if (SuccessionTests.this.living.isEmpty()) {
				SuccessionTests.this.connected = null;
			}
			SuccessionTests.this.living.add(this);
			SuccessionTests.this.shipping.contexts().retain(this.takeOver);
			connect();
		}

		private void takeOver() {
			this.successions++;
			assertThat(SuccessionTests.this.living).last().isSameAs(this);
			connect();
		}

		private void connect() {
			SuccessionTests.this.shipping.begin(PATIENT, null, TIMEOUT, SuccessionTests::unwanted);
			if (!this.excluded) {
				this.sink = new MemorySink();
				SuccessionTests.this.shipping.sinks().connect(this, this.sink);
				SuccessionTests.this.connected = this;
			}
		}

		void end() {
			SuccessionTests.this.living.remove(this);
			if (SuccessionTests.this.shipping.pipeline().isConnected()) {
				assertThat(SuccessionTests.this.shipping.contexts().release(this.takeOver)).as(this.name)
					.isEqualTo(SuccessionTests.this.living.isEmpty());
			}
			else {
				SuccessionTests.this.shipping.contexts().withdraw(this.takeOver);
			}
		}

	}

}
