package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Runs a task once for all threads that ask for the same key at the same time: the first
 * one runs it, the others wait for its result. Tasks of different keys do not wait for
 * each other. Safe for use by many threads.
 *
 * @param <K> what tells tasks apart
 * @param <V> their result
 */
final class SingleFlight<K, V> {

	private final Map<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

	private final Semaphore permits;

	private final Duration maxWait;

	/**
	 * Creates an instance.
	 * @param maxFlights maximum number of tasks at one time
	 * @param maxWait how long a thread waits for the task of another one at most
	 */
	SingleFlight(int maxFlights, Duration maxWait) {
		this.permits = new Semaphore(maxFlights);
		this.maxWait = maxWait;
	}

	/**
	 * Runs the task, or waits for the thread that does.
	 * @param key what tells the task apart
	 * @param task the task; what it throws is thrown to all who wait
	 * @return its result, {@code null} if there is none yet: too many other tasks are
	 * under way, or this one takes too long
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	@Nullable V run(K key, Supplier<V> task) throws InterruptedException {
		CompletableFuture<V> flight = new CompletableFuture<>();
		CompletableFuture<V> other = this.flights.putIfAbsent(key, flight);
		if (other != null) {
			return await(other);
		}
		boolean permitted = this.permits.tryAcquire();
		try {
			if (permitted) {
				flight.complete(task.get());
			}
			else {
				flight.cancel(false);
			}
		}
		catch (Throwable ex) {
			flight.completeExceptionally(ex);
		}
		finally {
			this.flights.remove(key, flight);
			if (permitted) {
				this.permits.release();
			}
		}
		return await(flight);
	}

	private @Nullable V await(CompletableFuture<V> flight) throws InterruptedException {
		try {
			return flight.isCancelled() ? null : flight.get(this.maxWait.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (CancellationException | TimeoutException ex) {
			return null;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			if (ex.getCause() instanceof RuntimeException exception) {
				throw exception;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

}
