package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HookThreads}.
 */
class HookThreadsTests {

	private final HookThreads hooks = new HookThreads();

	private final CountDownLatch released = new CountDownLatch(1);

	private final List<Thread> threads = new ArrayList<>();

	@AfterEach
	void endThreads() throws Exception {
		release();
	}

	@Test
	void aForegroundThreadThatIsNewIsAHookUntilItEnds() throws Exception {
		this.hooks.noteRunning();
		assertThat(this.hooks.areRunning()).isFalse();
		start("hook", false);
		assertThat(this.hooks.areRunning()).isTrue();
		release();
		assertThat(this.hooks.areRunning()).isFalse();
	}

	@Test
	void aDaemonIsNoHook() {
		this.hooks.noteRunning();
		start("daemon", true);
		assertThat(this.hooks.areRunning()).isFalse();
	}

	@Test
	void aThreadOfTheApplicationIsNoHook() {
		start("worker", false);
		this.hooks.noteRunning();
		assertThat(this.hooks.areRunning()).isFalse();
	}

	@Test
	void whatStartsBetweenTwoLooksIsOfTheApplication() {
		this.hooks.noteRunning();
		start("worker", false);
		this.hooks.noteRunning();
		start("worker", true);
		assertThat(this.hooks.areRunning()).isFalse();
		start("hook", false);
		assertThat(this.hooks.areRunning()).isTrue();
	}

	@Test
	void aThreadOfAnotherGroupCountsAsWell() {
		ThreadGroup group = new ThreadGroup("other");
		start(new Thread(group, this::awaitRelease, "worker"));
		this.hooks.noteRunning();
		assertThat(this.hooks.areRunning()).isFalse();
		start(new Thread(group, this::awaitRelease, "hook"));
		assertThat(this.hooks.areRunning()).isTrue();
	}

	@Test
	void theHookOfTheLibraryInAnotherApplicationDoesNotCount() {
		this.hooks.noteRunning();
		start("cloudwatch-logs-shutdown", false);
		assertThat(this.hooks.areRunning()).isFalse();
	}

	@Test
	void theHookThatAsksDoesNotCount() throws Exception {
		this.hooks.noteRunning();
		AtomicBoolean running = new AtomicBoolean(true);
		Thread hook = new Thread(() -> running.set(this.hooks.areRunning()), "hook");
		hook.start();
		Patience.join(hook);
		assertThat(running).isFalse();
	}

	@Test
	void springsHookIsWaitedForIfItRuns() throws Exception {
		start("SpringApplicationShutdownHook", true);
		start("another hook", true);
		AtomicBoolean awaited = new AtomicBoolean();
		Thread waiting = new Thread(() -> {
			awaitSpringHook();
			awaited.set(!this.threads.get(0).isAlive());
		});
		waiting.setDaemon(true);
		waiting.start();
		Patience.await(() -> waiting.getState() == Thread.State.WAITING);
		release();
		Patience.join(waiting);
		assertThat(awaited).isTrue();
	}

	@Test
	void withoutSpringsHookNobodyIsWaitedFor() throws Exception {
		start("another hook", true);
		Thread waiting = new Thread(HookThreadsTests::awaitSpringHook);
		waiting.setDaemon(true);
		waiting.start();
		Patience.join(waiting);
		assertThat(this.threads.get(0).isAlive()).isTrue();
	}

	private static void awaitSpringHook() {
		try {
			HookThreads.awaitSpringHook();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void start(String name, boolean daemon) {
		Thread thread = new Thread(this::awaitRelease, name);
		thread.setDaemon(daemon);
		start(thread);
	}

	private void start(Thread thread) {
		this.threads.add(thread);
		thread.start();
	}

	private void awaitRelease() {
		try {
			Patience.await(this.released);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void release() throws InterruptedException {
		this.released.countDown();
		for (Thread thread : this.threads) {
			Patience.join(thread);
		}
	}

}
