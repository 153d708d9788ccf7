package io.cloudwatchlogging.aws;

import java.util.ArrayDeque;

import io.cloudwatchlogging.delivery.Limits;

/**
 * Keeps the buffers of requests that are answered for those that follow, the last used
 * first. Safe for use by many threads.
 */
final class RequestBuffersPool {

	/**
	 * Most bytes of buffers that are kept: what a full batch needs of which every tenth
	 * character is escaped, as with colours. One of usual text needs a third less, which
	 * is what delivery sets aside for its body, plain and compressed.
	 */
	static final int LARGEST_KEPT = 3 * Limits.BATCH_BYTES;

	private final ArrayDeque<RequestBuffers> unused = new ArrayDeque<>();

	private final int capacity;

	RequestBuffersPool(int capacity) {
		this.capacity = capacity;
	}

	synchronized RequestBuffers take() {
		RequestBuffers buffers = this.unused.pollLast();
		return (buffers != null) ? buffers : new RequestBuffers();
	}

	/** Gives buffers back that nobody reads any more. */
	synchronized void give(RequestBuffers buffers) {
		if (this.unused.size() < this.capacity && buffers.capacity() <= LARGEST_KEPT) {
			this.unused.addLast(buffers);
		}
	}

}
