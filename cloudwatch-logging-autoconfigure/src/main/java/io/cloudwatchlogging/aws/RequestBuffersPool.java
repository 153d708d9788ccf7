package io.cloudwatchlogging.aws;

import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.delivery.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the buffers of requests that are answered for those that follow, the last used
 * first. Those that no request has needed for half a minute are left to the garbage
 * collector, and so are large ones that only small requests have used: after a burst, an
 * application that is quiet again holds none. Safe for use by many threads.
 */
final class RequestBuffersPool {

	/**
	 * Maximum number of bytes of buffers that are kept: what a full batch needs of which
	 * every tenth character is escaped, as with colours. One of usual text needs a third
	 * less, which is what delivery sets aside for its body, plain and compressed.
	 */
	static final int LARGEST_KEPT = 3 * Limits.BATCH_BYTES;

	/** How long buffers are kept that are unused. */
	static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(30);

	/** Buffers of a request of usual size, which small requests may keep. */
	static final int SMALL = Limits.BATCH_BYTES / 2;

	private final ArrayDeque<RequestBuffers> unused = new ArrayDeque<>();

	private final int capacity;

	private final Timer timer;

	/** Looks at the unused buffers, {@code null} if nobody is going to. */
	private @Nullable Future<?> trimming;

	private boolean closed;

	/**
	 * The lowest number of buffers that were unused at any time since they were looked
	 * at.
	 */
	private int leastUnused;

	/** The longest body since the buffers were looked at. */
	private int longestBody;

	RequestBuffersPool(int capacity, Timer timer) {
		this.capacity = capacity;
		this.timer = timer;
	}

	synchronized RequestBuffers acquire() {
		RequestBuffers buffers = this.unused.pollLast();
		this.leastUnused = Math.min(this.leastUnused, this.unused.size());
		return (buffers != null) ? buffers : new RequestBuffers();
	}

	/** Gives buffers back that are no longer read. */
	synchronized void release(RequestBuffers buffers) {
		if (this.unused.size() < this.capacity && buffers.capacity() <= LARGEST_KEPT) {
			this.unused.addLast(buffers);
			this.longestBody = Math.max(this.longestBody, buffers.length());
			observe();
		}
	}

	/** Looks at the buffers after a while; not again and again when there are none. */
	private void observe() {
		if (this.trimming == null && !this.closed && !this.unused.isEmpty()) {
			this.leastUnused = this.unused.size();
			this.trimming = this.timer.schedule(this::trim, QUIET_NANOS);
		}
	}

	private synchronized void trim() {
		for (int i = 0; i < this.leastUnused; i++) {
			this.unused.pollFirst();
		}
		int body = this.longestBody;
		this.unused.removeIf((buffers) -> buffers.capacity() > SMALL && body < SMALL / 4);
		this.longestBody = 0;
		this.trimming = null;
		observe();
	}

	/** Leaves nothing to be done by time. */
	synchronized void close() {
		this.closed = true;
		if (this.trimming != null) {
			this.trimming.cancel(false);
			this.trimming = null;
		}
	}

	/**
	 * Runs a task later, from another thread.
	 */
	@FunctionalInterface
	interface Timer {

		/**
		 * Runs a task later.
		 * @return what to cancel, {@code null} if it is not going to run
		 */
		@Nullable Future<?> schedule(Runnable task, long nanos);

		/** Runs tasks by an executor, unless there is no memory for its thread. */
		static Timer of(ScheduledExecutorService executor) {
			return (task, nanos) -> {
				try {
					return executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
				}
				catch (RejectedExecutionException | OutOfMemoryError ex) {
					return null;
				}
			};
		}

	}

}
