package io.cloudwatchlogging.limiting;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggerTable}.
 */
class LoggerTableTests {

	@Test
	void keepsTheFirstLoggersAndNoMore() {
		LoggerTable<String> table = new LoggerTable<>((name) -> "entry of " + name, 3);
		assertThat(table.get("a")).isEqualTo("entry of a").isSameAs(table.get("a"));
		table.get("b");
		table.get("c");
		assertThat(table.get("d")).isNull();
		assertThat(table.get("a")).isEqualTo("entry of a");
		assertThat(table.all()).containsExactlyInAnyOrder("entry of a", "entry of b", "entry of c");
	}

	@Test
	void manyThreadsAddNoMoreThanThereIsRoomForAndEachEntryOnce() throws InterruptedException {
		AtomicInteger made = new AtomicInteger();
		LoggerTable<Integer> table = new LoggerTable<>((name) -> made.incrementAndGet(), 500);
		CountDownLatch start = new CountDownLatch(1);
		Thread[] threads = new Thread[4];
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				try {
					start.await();
				}
				catch (InterruptedException ex) {
					return;
				}
				for (int name = 0; name < 1000; name++) {
					table.get("logger" + name);
				}
			});
			threads[i].start();
		}
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(table.all()).hasSize(500).doesNotHaveDuplicates();
		assertThat(made).hasValue(500);
	}

}
