package io.cloudwatchlogging.logback.encoder;

import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Pool of text buffers for logging threads. Not thread-local: there may be millions of
 * virtual threads. Safe for use by many threads.
 */
public final class EventTextBufferPool {

	private static final int SLOTS = 64;

	/** Slots apart, so that threads that log at one time share no cache line. */
	private static final int STRIDE = 16;

	private final AtomicReferenceArray<@Nullable EventTextBuffer> slots = new AtomicReferenceArray<>(SLOTS * STRIDE);

	/** Creates an instance. */
	public EventTextBufferPool() {
	}

	/**
	 * Lends memory to the current thread.
	 * @return memory, to be given back
	 */
	public EventTextBuffer acquire() {
		EventTextBuffer line = this.slots.getAndSet(slot(), null);
		return (line != null) ? line : new EventTextBuffer();
	}

	/**
	 * Gives memory back.
	 * @param line the memory
	 */
	public void release(EventTextBuffer line) {
		line.trim();
		this.slots.setRelease(slot(), line);
	}

	private static int slot() {
		return (int) (Thread.currentThread().getId() & (SLOTS - 1)) * STRIDE;
	}

}
