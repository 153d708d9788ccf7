package io.cloudwatchlogging.shipping;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A reporter that remembers what it was told. Safe for use by many threads.
 */
public final class Warnings implements StatusReporter {

	private final List<String> messages = new CopyOnWriteArrayList<>();

	private volatile @Nullable Throwable cause;

	@Override
	public void warn(String message, @Nullable Throwable cause) {
		this.messages.add(message);
		this.cause = cause;
	}

	public List<String> messages() {
		return List.copyOf(this.messages);
	}

	/** The exception behind the last warning. */
	@Nullable Throwable cause() {
		return this.cause;
	}

}
