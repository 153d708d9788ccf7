package io.cloudwatchlogging.logback;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReentryGuard}.
 */
class ReentryGuardTests {

	private final ReentryGuard guard = new ReentryGuard();

	@Test
	void aThreadEntersOnceAtATime() throws InterruptedException {
		assertThat(this.guard.enter()).isTrue();
		assertThat(this.guard.enter()).isFalse();
		boolean[] other = new boolean[1];
		Thread thread = new Thread(() -> other[0] = this.guard.enter());
		thread.start();
		thread.join();
		assertThat(other[0]).isTrue();
		this.guard.exit();
		assertThat(this.guard.enter()).isTrue();
	}

	@Test
	void anEventThatLogsOutsideOfOtherAppendersIsNotNested() {
		this.guard.enter();
		this.guard.enter();
		assertThat(this.guard.isNestedInAnotherAppender()).isFalse();
	}

}
