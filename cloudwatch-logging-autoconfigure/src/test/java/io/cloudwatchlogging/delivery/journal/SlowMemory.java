package io.cloudwatchlogging.delivery.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Memory with time between two stores, so that a kill often comes there. It can also
 * store things in a wrong order.
 */
final class SlowMemory implements SegmentMemory {

	private final SegmentMemory memory;

	private final Fault fault;

	/** The first one of several chunks that become free. */
	private int held = -1;

	private final List<Runnable> late = new ArrayList<>();

	SlowMemory(SegmentMemory memory, Fault fault) {
		this.memory = memory;
		this.fault = fault;
	}

	private static void spin(int microseconds) {
		long end = System.nanoTime() + ThreadLocalRandom.current().nextInt(microseconds * 1000);
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

	private void pause() {
		if (this.fault == Fault.NONE) {
			spin(20);
		}
	}

	private void store(Runnable store) {
		if (this.fault == Fault.COMMITS_FIRST) {
			this.late.add(store);
			return;
		}
		pause();
		store.run();
	}

	@Override
	public int size() {
		return this.memory.size();
	}

	@Override
	public void putByte(int offset, byte value) {
		store(() -> this.memory.putByte(offset, value));
	}

	@Override
	public void putInt(int offset, int value) {
		store(() -> this.memory.putInt(offset, value));
	}

	@Override
	public void putLong(int offset, long value) {
		store(() -> this.memory.putLong(offset, value));
	}

	@Override
	public void putBytes(int offset, byte[] source, int from, int length) {
		store(() -> {
			this.memory.putBytes(offset, source, from, length / 2);
			pause();
			this.memory.putBytes(offset + length / 2, source, from + length / 2, length - length / 2);
		});
	}

	@Override
	public void publishInt(int offset, int value) {
		pause();
		if (this.fault == Fault.FREES_FROM_THE_BACK && freesLate(offset, value)) {
			return;
		}
		this.memory.publishInt(offset, value);
		if (!this.late.isEmpty()) {
			spin(300);
			this.late.forEach(Runnable::run);
			this.late.clear();
		}
	}

	/** The first of several chunks becomes free after the others. */
	private boolean freesLate(int offset, int value) {
		boolean free = value == 0 && (offset - SegmentHeader.SIZE) % JournalChunk.SIZE == 0;
		if (free && this.held < 0) {
			this.held = offset;
			return true;
		}
		if (free) {
			spin(2000);
		}
		else if (this.held >= 0) {
			this.memory.publishInt(this.held, 0);
			this.held = -1;
		}
		return false;
	}

	@Override
	public byte getByte(int offset) {
		return this.memory.getByte(offset);
	}

	@Override
	public int getInt(int offset) {
		return this.memory.getInt(offset);
	}

	@Override
	public long getLong(int offset) {
		return this.memory.getLong(offset);
	}

	@Override
	public void getBytes(int offset, byte[] target, int at, int length) {
		this.memory.getBytes(offset, target, at, length);
	}

	@Override
	public void force() {
		this.memory.force();
	}

	@Override
	public boolean isDirty() {
		return this.memory.isDirty();
	}

	/**
	 * What is stored in a wrong order.
	 */
	enum Fault {

		NONE, COMMITS_FIRST, FREES_FROM_THE_BACK

	}

}
