package io.cloudwatchlogging.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
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
import org.slf4j.LoggerFactory;

/**
 * A logging call: the event, its line, and the copy to the buffer, which is emptied at
 * once.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = "-Xmx512m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AppendBenchmark {

	@Param({ "NO_OP", "LAYOUT", "LIBRARY", "JOURNAL" })
	String appender = "LIBRARY";

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	@Setup
	public void start() {
		this.context.reset();
		Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.INFO);
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.context);
		layout.setPattern(Lines.PATTERN);
		layout.start();
		Endpoint nowhere = new Endpoint(0);
		switch (this.appender) {
			case "NO_OP" -> root.addAppender(FloorShipper.EVENT.start(this.context, layout, nowhere, true));
			case "LAYOUT" -> root.addAppender(FloorShipper.LAYOUT.start(this.context, layout, nowhere, true));
			default -> LibraryShipper.install(this.context, layout, Discarding::new, this.appender.equals("JOURNAL"));
		}
	}

	/** What a thread logs. */
	@State(Scope.Thread)
	public static class Source {

		private final Lines lines = new Lines(List.of(LoggerFactory.getLogger("com.example.shop.orders.OrderService")),
				(int) Thread.currentThread().getId());

	}

	@Benchmark
	public void log(Source source) {
		source.lines.log();
	}

	/** Where lines go at once. */
	static final class Discarding implements Sink {

		@Override
		public SendResult send(Batch batch) {
			return SendResult.Accepted.all(batch);
		}

		@Override
		public void close() {
		}

	}

}
