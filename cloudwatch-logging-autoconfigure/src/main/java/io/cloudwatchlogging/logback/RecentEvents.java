package io.cloudwatchlogging.logback;

import java.lang.ref.WeakReference;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Ring of the latest events that a thread has taken. On its way through the loggers, an
 * event stays on one thread, and what is logged meanwhile on that thread is nested in it:
 * so the ring knows an event that comes again unless {@value #SIZE} others were taken on
 * its way. Keeps no event alive, and knows each thread by values of the JDK only, so that
 * no thread keeps the class loader of an application alive. Safe for use by many threads.
 */
final class RecentEvents {

	static final int SIZE = 32;

	/** The events, and behind them where the next one goes. */
	private final ThreadLocal<Object[]> ring = ThreadLocal.withInitial(() -> new Object[SIZE + 1]);

	void add(ILoggingEvent event) {
		Object[] events = this.ring.get();
		int next = (events[SIZE] instanceof Integer index) ? index : 0;
		events[next] = new WeakReference<>(event);
		events[SIZE] = (next + 1) % SIZE;
	}

	/** Returns whether the thread has taken an event. */
	boolean contains(ILoggingEvent event) {
		Object[] events = this.ring.get();
		int next = (events[SIZE] instanceof Integer index) ? index : 0;
		for (int i = 1; i <= SIZE; i++) {
			if (!(events[(next - i + SIZE) % SIZE] instanceof WeakReference<?> taken)) {
				return false;
			}
			if (refersTo(taken, event)) {
				return true;
			}
		}
		return false;
	}

	@SuppressWarnings("unchecked")
	private static boolean refersTo(WeakReference<?> taken, ILoggingEvent event) {
		return ((WeakReference<ILoggingEvent>) taken).refersTo(event);
	}

}
