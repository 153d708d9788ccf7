package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publisher of application events on a thread of its own. What a listener logs on a
 * thread that sends would not be shipped, and what it waits for would keep that thread
 * from sending.
 */
final class BackgroundPublisher {

	/** Maximum number of events that wait for slow listeners; the oldest is left out. */
	private static final int MAX_WAITING = 1000;

	private static final long IDLE_SECONDS = 10;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor executor;

	BackgroundPublisher(ApplicationEventPublisher publisher, String threadName) {
		this.publisher = publisher;
		this.executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MAX_WAITING), (task) -> thread(task, threadName),
				new ThreadPoolExecutor.DiscardOldestPolicy());
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	void publish(Object event) {
		this.executor.execute(() -> this.publisher.publishEvent(event));
	}

	/** Publishes nothing more. */
	void close() {
		this.executor.shutdown();
		// Those that wait for a slow listener come too late: it is about to be destroyed.
		this.executor.getQueue().clear();
	}

}
