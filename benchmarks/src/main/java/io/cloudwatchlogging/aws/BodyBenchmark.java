package io.cloudwatchlogging.aws;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

import io.cloudwatchlogging.benchmarks.HeldBatch;
import io.cloudwatchlogging.delivery.Batch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The body of a full batch of 4,900 lines, and its compression: time for all of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgs = "-Xmx512m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class BodyBenchmark {

	private final HeldBatch held = new HeldBatch();

	private final RequestBuffers buffers = new RequestBuffers();

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

	private final Batch batch = this.held.make();

	private byte[] body = new byte[0];

	private byte[] deflated = new byte[0];

	@Setup
	public void write() throws IOException {
		this.buffers.write(this.batch, null);
		this.body = this.buffers.plain().newStream().readAllBytes();
		this.deflated = new byte[this.body.length];
	}

	@TearDown
	public void close() {
		this.held.close();
		this.deflater.end();
	}

	@Benchmark
	public int body() {
		this.buffers.write(this.batch, null);
		return this.buffers.length();
	}

	@Benchmark
	public int gzip() {
		return this.buffers.compressed().length();
	}

	/** What the JDK has for that, at its fastest level. */
	@Benchmark
	public int zlib() {
		this.deflater.reset();
		this.deflater.setInput(this.body);
		this.deflater.finish();
		return this.deflater.deflate(this.deflated);
	}

}
