package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Checks that the buffer leaves enough of the heap to the application.
 */
final class BufferCheck {

	private BufferCheck() {
	}

	static void maxSize(@Nullable DataSize size, DataSize least, DataSize heap) {
		DataSize most = DataSize.ofMegabytes(heap.toMegabytes() / 2);
		PropertyCheck check = PropertyCheck.of("buffer.max-size", size);
		check.that(size == null || size.compareTo(most) <= 0,
				"it is more than half of the maximum heap, which is " + heap.toMegabytes() + "MB",
				"Use a value from " + least.toMegabytes() + "MB to " + most.toMegabytes()
						+ "MB, or give the JVM a larger heap by -Xmx.");
		check.isBetween(least, most);
	}

}
