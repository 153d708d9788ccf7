package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers in a file that the service, the application and the comparison have mapped, so
 * that to look at them costs none of the three anything. Safe for use by many threads and
 * processes.
 */
final class SharedState {

	private static final VarHandle VALUE = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private final ByteBuffer memory;

	private SharedState(ByteBuffer memory) {
		this.memory = memory;
	}

	/** Maps the file, and creates it first if there is none. */
	static SharedState open(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0,
					(long) Field.values().length * Long.BYTES);
			return new SharedState(memory.order(ByteOrder.nativeOrder()));
		}
	}

	long get(Field field) {
		return (long) VALUE.getVolatile(this.memory, field.ordinal() * Long.BYTES);
	}

	void set(Field field, long value) {
		VALUE.setVolatile(this.memory, field.ordinal() * Long.BYTES, value);
	}

	void add(Field field, long value) {
		VALUE.getAndAdd(this.memory, field.ordinal() * Long.BYTES, value);
	}

	/** What the numbers are. */
	enum Field {

		/** Where the service listens, 0 until it does. */
		PORT,

		/** Milliseconds from a request to its answer. */
		LATENCY,

		/** 1 while every request is refused. */
		OUTAGE,

		/** Events that the service has acknowledged. */
		EVENTS,

		/** Bytes of the bodies in which they came. */
		BYTES,

		/** Requests in which they came. */
		REQUESTS

	}

}
