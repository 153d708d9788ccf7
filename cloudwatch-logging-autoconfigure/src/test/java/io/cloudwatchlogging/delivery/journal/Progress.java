package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process had done when it was killed: numbers of lines for each stream, in shared
 * memory.
 */
final class Progress {

	private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int FIELDS = 4;

	private final MappedByteBuffer numbers;

	Progress(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			this.numbers = channel.map(MapMode.READ_WRITE, 0, 4096);
		}
	}

	/** The process has begun to log. */
	void started() {
		LONG.setVolatile(this.numbers, 2048, starts() + 1);
	}

	long starts() {
		return (long) LONG.getVolatile(this.numbers, 2048);
	}

	void returned(int stream, long number) {
		set(stream, 0, number);
	}

	long returned(int stream) {
		return get(stream, 0);
	}

	void acknowledging(int stream, long number) {
		set(stream, 1, number);
	}

	long acknowledging(int stream) {
		return get(stream, 1);
	}

	void acknowledged(int stream, long number) {
		set(stream, 2, number);
	}

	long acknowledged(int stream) {
		return get(stream, 2);
	}

	void recovered(int stream, long number) {
		set(stream, 3, number);
	}

	long recovered(int stream) {
		return get(stream, 3);
	}

	private void set(int stream, int field, long number) {
		LONG.setVolatile(this.numbers, (stream * FIELDS + field) * Long.BYTES, number);
	}

	private long get(int stream, int field) {
		return (long) LONG.getVolatile(this.numbers, (stream * FIELDS + field) * Long.BYTES);
	}

}
