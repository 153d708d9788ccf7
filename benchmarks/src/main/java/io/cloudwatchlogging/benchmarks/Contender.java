package io.cloudwatchlogging.benchmarks;

import java.util.function.Supplier;

import io.cloudwatchlogging.aws.CompressionMode;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in the comparison.
 */
enum Contender {

	NO_OP("no-op appender (floor)", () -> FloorShipper.EVENT),

	LAYOUT("layout + no-op (floor)", () -> FloorShipper.LAYOUT),

	ASYNC("AsyncAppender over no-op (floor)", () -> FloorShipper.ASYNC),

	SDK_LOOP("SDK loop, prebuilt batches, 1 caller", null, 1),

	SDK_LOOP_4("SDK loop, prebuilt batches, 4 callers", null, 4),

	PLAIN("this library, plain", () -> new LibraryShipper(CompressionMode.NEVER, false)),

	GZIP("this library, gzip", () -> new LibraryShipper(CompressionMode.ALWAYS, false)),

	JOURNAL("this library, gzip, journal", () -> new LibraryShipper(CompressionMode.ALWAYS, true)),

	CA_PJER("ca.pjer 1.6.0 (SDK 2)", CaPjerShipper::new),

	KDGREGORY("kdgregory 3.2.1 (SDK 1)", KdgregoryShipper::new),

	J256("j256 2.1 (SDK 1)", J256Shipper::new),

	LOKI4J("loki4j 2.1.0 (Loki)", Loki4jShipper::new);

	private final String title;

	private final @Nullable Supplier<Shipper> shipper;

	private final int callers;

	Contender(String title, Supplier<Shipper> shipper) {
		this(title, shipper, 0);
	}

	Contender(String title, @Nullable Supplier<Shipper> shipper, int callers) {
		this.title = title;
		this.shipper = shipper;
		this.callers = callers;
	}

	/** Its name in the table. */
	String title() {
		return this.title;
	}

	/** Whether it is this library. */
	boolean isLibrary() {
		return this == PLAIN || this == GZIP || this == JOURNAL;
	}

	/** Whether it renders no lines, but calls the SDK with batches made before. */
	boolean isLoop() {
		return this.callers > 0;
	}

	/** The threads of the loop. */
	int callers() {
		return this.callers;
	}

	/** The appender. */
	Shipper shipper() {
		if (this.shipper == null) {
			throw new IllegalStateException(name() + " is no appender");
		}
		return this.shipper.get();
	}

}
