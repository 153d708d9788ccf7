package io.cloudwatchlogging.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way of a ready line through the buffer into a batch, which is acknowledged at once.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = "-Xmx512m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class BatchBenchmark {

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, new DeliveryListener() {
	});

	private final Destination destination = new Destination(Endpoint.GROUP, Endpoint.STREAM);

	private final byte[] line = SdkLoop.line(0, 0).getBytes(StandardCharsets.UTF_8);

	@Setup
	public void connect() {
		this.pipeline.connect(new AppendBenchmark.Discarding());
	}

	@Benchmark
	public void offer() {
		this.pipeline.offer(this.destination, System.currentTimeMillis(), Severity.INFO, this.line, 0,
				this.line.length);
	}

}
