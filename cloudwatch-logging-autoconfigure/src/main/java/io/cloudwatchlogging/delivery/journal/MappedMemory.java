package io.cloudwatchlogging.delivery.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bytes of a segment in a memory-mapped file. The mapping ends when the garbage
 * collector finds that nobody refers to it: unmapping it earlier is not safe while a
 * thread may read.
 */
final class MappedMemory implements SegmentMemory {

	private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private final MappedByteBuffer buffer;

	/** Whether anything was published since it was written to the disk. */
	private final AtomicBoolean dirty = new AtomicBoolean();

	MappedMemory(MappedByteBuffer buffer) {
		this.buffer = buffer;
		buffer.order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	public int size() {
		return this.buffer.capacity();
	}

	@Override
	public void putByte(int offset, byte value) {
		this.buffer.put(offset, value);
	}

	@Override
	public void putInt(int offset, int value) {
		this.buffer.putInt(offset, value);
	}

	@Override
	public void putLong(int offset, long value) {
		this.buffer.putLong(offset, value);
	}

	@Override
	public void putBytes(int offset, byte[] source, int from, int length) {
		this.buffer.put(offset, source, from, length);
	}

	@Override
	public void publishInt(int offset, int value) {
		INT.setRelease(this.buffer, offset, value);
		this.dirty.setRelease(true);
	}

	@Override
	public byte getByte(int offset) {
		return this.buffer.get(offset);
	}

	@Override
	public int getInt(int offset) {
		return this.buffer.getInt(offset);
	}

	@Override
	public long getLong(int offset) {
		return this.buffer.getLong(offset);
	}

	@Override
	public void getBytes(int offset, byte[] target, int at, int length) {
		this.buffer.get(offset, target, at, length);
	}

	@Override
	public boolean isDirty() {
		return this.dirty.get();
	}

	@Override
	public void force() {
		if (this.dirty.getAndSet(false)) {
			this.buffer.force();
		}
	}

}
