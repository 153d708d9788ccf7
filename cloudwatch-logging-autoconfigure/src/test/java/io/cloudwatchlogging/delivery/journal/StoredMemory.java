package io.cloudwatchlogging.delivery.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A segment on the heap that tells of every single store, and knows what memory may look
 * like at that moment: plain stores since the last one that was published may be there in
 * any combination.
 */
final class StoredMemory implements SegmentMemory {

	private final ByteBuffer bytes;

	/** As they were when something was published last. */
	private final byte[] published;

	private final List<Store> plain = new ArrayList<>();

	private Runnable listener = () -> {
	};

	StoredMemory(byte[] bytes) {
		this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		this.published = bytes.clone();
	}

	static StoredMemory ofChunks(int chunks) {
		return new StoredMemory(new byte[SegmentHeader.SIZE + chunks * JournalChunk.SIZE]);
	}

	void afterEachStore(Runnable listener) {
		this.listener = listener;
	}

	byte[] image() {
		return this.bytes.array().clone();
	}

	/** What the memory may look like as well: some of the plain stores are missing. */
	byte[] reorderedImage(SplittableRandom random) {
		byte[] image = this.published.clone();
		for (Store store : this.plain) {
			if (random.nextBoolean()) {
				System.arraycopy(store.bytes(), 0, image, store.offset(), store.bytes().length);
			}
		}
		return image;
	}

	@Override
	public int size() {
		return this.bytes.capacity();
	}

	@Override
	public void putByte(int offset, byte value) {
		this.bytes.put(offset, value);
		stored(offset, 1);
	}

	@Override
	public void putInt(int offset, int value) {
		this.bytes.putInt(offset, value);
		stored(offset, Integer.BYTES);
	}

	@Override
	public void putLong(int offset, long value) {
		this.bytes.putLong(offset, value);
		stored(offset, Long.BYTES);
	}

	@Override
	public void putBytes(int offset, byte[] source, int from, int length) {
		int half = length / 2;
		this.bytes.put(offset, source, from, half);
		stored(offset, half);
		this.bytes.put(offset + half, source, from + half, length - half);
		stored(offset + half, length - half);
	}

	@Override
	public void publishInt(int offset, int value) {
		if (offset % Integer.BYTES != 0) {
			throw new IllegalArgumentException("not aligned: " + offset);
		}
		this.bytes.putInt(offset, value);
		unlocked();
		System.arraycopy(this.bytes.array(), offset, this.published, offset, Integer.BYTES);
		this.listener.run();
	}

	/** A lock was released: what was stored before is there. */
	void unlocked() {
		for (Store store : this.plain) {
			System.arraycopy(store.bytes(), 0, this.published, store.offset(), store.bytes().length);
		}
		this.plain.clear();
	}

	private void stored(int offset, int length) {
		byte[] store = new byte[length];
		this.bytes.get(offset, store);
		this.plain.add(new Store(offset, store));
		this.listener.run();
	}

	@Override
	public byte getByte(int offset) {
		return this.bytes.get(offset);
	}

	@Override
	public int getInt(int offset) {
		return this.bytes.getInt(offset);
	}

	@Override
	public long getLong(int offset) {
		return this.bytes.getLong(offset);
	}

	@Override
	public void getBytes(int offset, byte[] target, int at, int length) {
		this.bytes.get(offset, target, at, length);
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public void force() {
		// There is no disk.
	}

	private record Store(int offset, byte[] bytes) {
	}

}
