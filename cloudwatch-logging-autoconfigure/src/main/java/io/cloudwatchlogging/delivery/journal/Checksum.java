package io.cloudwatchlogging.delivery.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * CRC32C of an event or of a chunk's header. It covers the run, the batch and the place,
 * so that bytes of a former use of the same memory are not taken for those of this one.
 * Not thread-safe.
 */
final class Checksum {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int PREFIX = 40;

	private final CRC32C crc = new CRC32C();

	private final byte[] prefix = new byte[PREFIX];

	private final long run;

	Checksum(long run) {
		this.run = run;
	}

	/** The checksum of the header of a chunk. */
	int ofChunk(long batch, long order, int index, int firstEvent) {
		begin(batch, order, index, firstEvent, 0);
		return end();
	}

	/** Begins with what an event is beside its message. */
	void begin(long batch, long timestamp, int position, int length, int severity) {
		LONG.set(this.prefix, 0, this.run);
		LONG.set(this.prefix, 8, batch);
		LONG.set(this.prefix, 16, timestamp);
		INT.set(this.prefix, 24, position);
		INT.set(this.prefix, 28, length);
		LONG.set(this.prefix, 32, (long) severity);
		this.crc.reset();
		this.crc.update(this.prefix, 0, PREFIX);
	}

	void update(byte[] bytes, int offset, int length) {
		this.crc.update(bytes, offset, length);
	}

	int end() {
		return (int) this.crc.getValue();
	}

}
