package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.delivery.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ApplicationContexts}.
 */
class ApplicationContextsTests {

	private final Shipping shipping = new Shipping(() -> false);

	private final ApplicationContexts contexts = this.shipping.contexts();

	private final List<String> takeOvers = new ArrayList<>();

	private final Runnable first = () -> this.takeOvers.add("first");

	private final Runnable second = () -> this.takeOvers.add("second");

	@AfterEach
	void end() {
		this.shipping.end();
	}

	@Test
	void theOneBeforeTakesOverWhenTheLatestEnds() {
		this.contexts.retain(this.first);
		this.contexts.retain(this.second);
		assertThat(this.contexts.release(this.second)).isFalse();
		assertThat(this.takeOvers).containsExactly("first");
		assertThat(this.contexts.release(this.first)).isTrue();
		assertThat(this.contexts.isEmpty()).isTrue();
	}

	@Test
	void nobodyTakesOverWhenAnEarlierOneEnds() {
		this.contexts.retain(this.first);
		this.contexts.retain(this.second);
		assertThat(this.contexts.release(this.first)).isFalse();
		assertThat(this.takeOvers).isEmpty();
		assertThat(this.contexts.isEmpty()).isFalse();
	}

	@Test
	void theLatestTakesOverAgainWhenAStartHasFailed() {
		this.contexts.retain(this.first);
		this.contexts.retain(this.second);
		this.contexts.restore();
		assertThat(this.takeOvers).containsExactly("second");
	}

	@Test
	void theNextApplicationIsNotToldOfWhatAnEarlierOneDidNotWantShipped() {
		Warnings warnings = new Warnings();
		this.contexts.retain(this.first);
		TestEvents.log(this.shipping.pipeline(), "one");
		this.contexts.withdraw(this.first);
		assertThat(this.shipping.pipeline().status().counts().lost(LossReason.DISCARDED)).isOne();
		this.shipping.reports().setReporter(warnings);
		this.shipping.pipeline().tellLosses();
		assertThat(warnings.messages()).isEmpty();
	}

	@Test
	void appendersStayWhileAContextShips() {
		FakeSource source = new FakeSource();
		this.shipping.setSource(source);
		this.contexts.retain(this.first);
		this.contexts.uninstall();
		assertThat(source.calls()).containsExactly("discardHeld");
		this.contexts.withdraw(this.first);
		assertThat(source.calls()).containsExactly("remove");
	}

}
