package io.cloudwatchlogging.aws;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the buffers of requests that are answered for those that follow, the last used
 * first. Safe for use by many threads.
 */
final class RequestBuffersPool implements AutoCloseable {

	/**
	 * Most bytes of buffers that are kept: twice what a full batch of usual text needs.
	 */
	static final int LARGEST_KEPT = 3 * 1024 * 1024;

	private final ArrayDeque<RequestBuffers> unused = new ArrayDeque<>();

	private final int capacity;

	RequestBuffersPool(int capacity) {
		this.capacity = capacity;
	}

	RequestBuffers take() {
		RequestBuffers buffers = poll();
		return (buffers != null) ? buffers : new RequestBuffers();
	}

	private synchronized @Nullable RequestBuffers poll() {
		return this.unused.pollLast();
	}

	/** Gives buffers back that nobody reads any more. */
	void give(RequestBuffers buffers) {
		if (!offer(buffers)) {
			buffers.close();
		}
	}

	private synchronized boolean offer(RequestBuffers buffers) {
		if (this.unused.size() >= this.capacity || buffers.capacity() > LARGEST_KEPT) {
			return false;
		}
		this.unused.addLast(buffers);
		return true;
	}

	@Override
	public synchronized void close() {
		this.unused.forEach(RequestBuffers::close);
		this.unused.clear();
	}

}
