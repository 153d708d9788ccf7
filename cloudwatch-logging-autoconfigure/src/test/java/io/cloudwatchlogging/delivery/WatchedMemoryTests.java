package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how the thread that waits for a batch gives memory back.
 */
@Timeout(60)
class WatchedMemoryTests {

	private final ReentrantLock lock = new ReentrantLock();

	private final SteppedTime time = new SteppedTime();

	private final AtomicInteger looks = new AtomicInteger();

	private final AtomicInteger chunks = new AtomicInteger();

	private final ChunkPool pool = new ChunkPool(1L << 30, () -> {
		this.chunks.incrementAndGet();
		return new byte[EventChunks.CHUNK_SIZE];
	});

	private final LeaderFollower leaderFollower = new LeaderFollower(this.lock, this.time);

	private volatile boolean ended;

	@Test
	void whoWaitsForABatchGivesBackWhatNobodyHasNeeded() throws InterruptedException {
		DeliverySettings settings = DeliverySettings.DEFAULTS;
		Dispatcher dispatcher = new Dispatcher(this.lock, this.time, new StreamQueues(settings, this.pool),
				new ConcurrencyLimiter(settings), new SendStatistics(), this.leaderFollower, new Urgency(),
				new AttemptTimeouts());
		dispatcher.configure(settings);
		useChunks(100);
		Thread watcher = new Thread(() -> take(dispatcher));
		watcher.start();
		awaitLook(1);
		this.time.advance(Duration.ofNanos(ChunkPool.QUIET_NANOS));
		wake();
		awaitLook(2);
		useChunks(100);
		assertThat(this.chunks).hasValue(200 - ChunkPool.ALWAYS_KEPT);
		this.ended = true;
		wake();
		watcher.join();
	}

	private void take(Dispatcher dispatcher) {
		BooleanSupplier end = () -> {
			this.looks.incrementAndGet();
			return this.ended;
		};
		try {
			assertThat(dispatcher.take(0, end)).isNull();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void useChunks(int count) {
		this.lock.lock();
		try {
			List<byte[]> taken = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				taken.add(this.pool.acquire());
			}
			taken.forEach(this.pool::release);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void wake() {
		this.lock.lock();
		try {
			this.leaderFollower.wakeLeader();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Waits until the watcher has looked so often and waits. */
	private void awaitLook(int number) {
		boolean waiting = false;
		while (!waiting) {
			Thread.onSpinWait();
			this.lock.lock();
			try {
				waiting = this.looks.get() >= number && this.leaderFollower.hasLeader();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

}
