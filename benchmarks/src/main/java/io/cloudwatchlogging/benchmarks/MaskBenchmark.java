package io.cloudwatchlogging.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.masking.Masker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Masking of a text by all detectors.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MaskBenchmark {

	private static final String LINE = " INFO 4711 --- [orders] [nio-8080-exec-7] c.example.orders.OrderController         "
			+ ": Order 8123-4417 of customer 99812 accepted in 17 ms, 3 items, total 129.90 EUR, next step is payment of it";

	private static final int MEGABYTE = 1 << 20;

	private final Masker masker = new Masker(EnumSet.allOf(Detector.class), List.of(), new MaskCounts());

	@Param({ "PLAIN", "SECRET", "MEGABYTE", "MEGABYTE_OF_A", "MEGABYTE_OF_QUOTES", "MEGABYTE_OF_BASE64" })
	String kind = "PLAIN";

	private byte[] text = new byte[0];

	@Setup
	public void encode() {
		String chosen = switch (this.kind) {
			case "SECRET" -> LINE + " password=hunter2";
			case "MEGABYTE" -> LINE.repeat(MEGABYTE / LINE.length());
			case "MEGABYTE_OF_A" -> "a".repeat(MEGABYTE);
			case "MEGABYTE_OF_QUOTES" -> "{\"m\":\"" + "\\\"{\\\\\"a\\\\\":".repeat(MEGABYTE / 12);
			case "MEGABYTE_OF_BASE64" -> base64();
			default -> LINE;
		};
		this.text = chosen.getBytes(StandardCharsets.UTF_8);
	}

	private static String base64() {
		byte[] bytes = new byte[MEGABYTE * 3 / 4];
		new Random(1).nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

	@Benchmark
	public void mask(Blackhole hole) {
		hole.consume(this.masker.mask(this.text, this.text.length));
	}

}
