package io.cloudwatchlogging.aws;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SinkTimer}.
 */
class SinkTimerTests {

	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	@Test
	void runsTasksOnOneDaemonWithNothingOfItsCaller() throws Exception {
		try (SinkTimer timer = new SinkTimer()) {
			CompletableFuture<Thread> first = new CompletableFuture<>();
			CompletableFuture<Thread> second = new CompletableFuture<>();
			assertThat(timer.schedule(() -> first.complete(Thread.currentThread()), 0)).isTrue();
			assertThat(timer.schedule(() -> second.complete(Thread.currentThread()), 0)).isTrue();
			Thread thread = first.get();
			assertThat(second.get()).isSameAs(thread);
			assertThat(thread.isDaemon()).isTrue();
			assertThat(thread.getName()).isEqualTo(SinkTimer.THREAD);
			assertThat(thread.getContextClassLoader()).isSameAs(SinkTimer.class.getClassLoader());
		}
	}

	@Test
	void forgetsWhatIsCancelled() {
		try (SinkTimer timer = new SinkTimer()) {
			ScheduledFuture<?> task = timer.executor().schedule(() -> {
			}, HOUR, TimeUnit.NANOSECONDS);
			task.cancel(false);
			assertThat(timer.executor().shutdownNow()).isEmpty();
		}
	}

	@Test
	void takesNoTaskWhenItIsClosed() {
		SinkTimer timer = new SinkTimer();
		timer.close();
		timer.close();
		assertThat(timer.schedule(() -> {
		}, HOUR)).isFalse();
	}

	@Test
	void outlivesTheClientsThatUseIt() {
		try (SinkTimer timer = new SinkTimer()) {
			CloudWatchLogsClient client = TestClients.client(URI.create("http://127.0.0.1:1"),
					(builder) -> ClientDefaults.STANDARD.applyTo(builder, timer.executor()));
			client.close();
			assertThat(timer.executor().isShutdown()).isFalse();
		}
	}

}
