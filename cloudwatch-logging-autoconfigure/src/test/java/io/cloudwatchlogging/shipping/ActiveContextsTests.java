package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ActiveContexts}.
 */
class ActiveContextsTests {

	private final ActiveContexts contexts = new ActiveContexts();

	private final List<String> successions = new ArrayList<>();

	private final Runnable first = () -> this.successions.add("first");

	private final Runnable second = () -> this.successions.add("second");

	private final Runnable third = () -> this.successions.add("third");

	@Test
	void withoutAContextNobodyTakesOver() {
		this.contexts.restore();
		this.contexts.remove(this.first);
		assertThat(this.successions).isEmpty();
		assertThat(this.contexts.isEmpty()).isTrue();
		assertThat(this.contexts.areSeveral()).isFalse();
	}

	@Test
	void nobodyTakesOverByStarting() {
		add(this.first, this.second);
		assertThat(this.successions).isEmpty();
	}

	@Test
	void theOneBeforeTakesOverFromTheLatest() {
		add(this.first, this.second, this.third);
		this.contexts.remove(this.third);
		this.contexts.remove(this.second);
		this.contexts.remove(this.first);
		assertThat(this.successions).containsExactly("second", "first");
		assertThat(this.contexts.isEmpty()).isTrue();
	}

	@Test
	void nobodyTakesOverFromOneThatIsNotTheLatest() {
		add(this.first, this.second, this.third);
		this.contexts.remove(this.first);
		this.contexts.remove(this.second);
		assertThat(this.successions).isEmpty();
	}

	@Test
	void oneThatHasEndedDoesNotTakeOver() {
		add(this.first, this.second, this.third);
		this.contexts.remove(this.second);
		this.contexts.remove(this.third);
		assertThat(this.successions).containsExactly("first");
	}

	@Test
	void theLatestTakesOverOnceMoreWhenAStartHasFailed() {
		add(this.first, this.second);
		this.contexts.restore();
		assertThat(this.successions).containsExactly("second");
	}

	@Test
	void onlyTheLastOfAtLeastTwoIsTheLatestOfSeveral() {
		add(this.first);
		assertThat(this.contexts.isLatestOfSeveral(this.first)).isFalse();
		add(this.second);
		assertThat(this.contexts.isLatestOfSeveral(this.first)).isFalse();
		assertThat(this.contexts.isLatestOfSeveral(this.second)).isTrue();
		assertThat(this.contexts.areSeveral()).isTrue();
	}

	@Test
	void oneThatStartsWhileAnotherTakesOverHasTheLastWord() {
		Runnable interrupted = () -> {
			this.successions.add("interrupted");
			add(this.third);
		};
		add(interrupted, this.second);
		this.contexts.remove(this.second);
		assertThat(this.successions).containsExactly("interrupted", "third");
	}

	@Test
	void oneThatEndsOnAnotherThreadWhileItTakesOverIsFollowedByTheOneBefore() throws Exception {
		CountDownLatch takingOver = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		Runnable slow = () -> {
			takingOver.countDown();
			awaitUninterrupted(goOn);
			this.successions.add("slow");
		};
		add(this.first, slow, this.third);
		Thread end = new Thread(() -> this.contexts.remove(this.third));
		end.start();
		Patience.await(takingOver);
		Thread otherEnd = new Thread(() -> this.contexts.remove(slow));
		otherEnd.start();
		Patience.await(() -> otherEnd.getState() == Thread.State.BLOCKED);
		goOn.countDown();
		Patience.join(end);
		Patience.join(otherEnd);
		assertThat(this.successions).containsExactly("slow", "first");
	}

	private void add(Runnable... added) {
		List.of(added).forEach(this.contexts::add);
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			Patience.await(latch);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
