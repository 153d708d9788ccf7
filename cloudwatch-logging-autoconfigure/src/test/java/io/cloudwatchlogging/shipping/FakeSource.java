package io.cloudwatchlogging.shipping;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Appenders that only remember what they were asked for. Safe for use by many threads.
 */
final class FakeSource implements EventSource {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	@Override
	public boolean isListening() {
		return true;
	}

	@Override
	public void completeStart() {
		this.calls.add("completeStart");
	}

	@Override
	public void settle() {
		this.calls.add("settle");
	}

	@Override
	public void tellSuppressed() {
		this.calls.add("tellSuppressed");
	}

	@Override
	public void remove() {
		this.calls.add("remove");
	}

	@Override
	public void discardHeld() {
		this.calls.add("discardHeld");
	}

	/** The changes that were asked for since the last time. */
	List<String> calls() {
		List<String> made = List.copyOf(this.calls);
		this.calls.clear();
		return made;
	}

}
