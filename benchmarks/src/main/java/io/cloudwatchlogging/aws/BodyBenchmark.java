package io.cloudwatchlogging.aws;

import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.benchmarks.HeldBatch;
import io.cloudwatchlogging.delivery.Batch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
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

	private final Batch batch;

	public BodyBenchmark() {
		this.batch = this.held.make();
		this.buffers.write(this.batch, null);
	}

	@TearDown
	public void close() {
		this.held.close();
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

}
