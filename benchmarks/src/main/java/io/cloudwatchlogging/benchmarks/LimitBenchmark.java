package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.LimitSettings;
import io.cloudwatchlogging.limiting.RateLimit;
import io.cloudwatchlogging.limiting.RateLimits;
import io.cloudwatchlogging.limiting.ShippingLimits;
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
 * A logging call whose event limits or budget keep back, beside one that is shipped with
 * and without the volume of its logger being counted, and one with no appender at all.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = "-Xmx512m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class LimitBenchmark {

	/** What is kept back. */
	public enum Case {

		NO_APPENDER, SHIPPED, COUNTED, WITHIN_LIMIT, LIMITED, REPEATED, OVER_BUDGET

	}

	@Param
	Case keptBack = Case.LIMITED;

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Logger logger = this.context.getLogger("com.example.shop.orders.OrderService");

	@Setup
	public void start() {
		this.context.reset();
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.context);
		layout.setPattern(Lines.PATTERN);
		layout.start();
		if (this.keptBack != Case.NO_APPENDER) {
			LibraryShipper.install(this.context, layout, AppendBenchmark.Discarding::new, limits(), false);
		}
	}

	private ShippingLimits limits() {
		return switch (this.keptBack) {
			case LIMITED -> limits(RateLimit.of(RateLimit.MIN_EVENTS_PER_SECOND), false);
			case WITHIN_LIMIT -> limits(RateLimit.of(RateLimit.MAX_EVENTS_PER_SECOND), false);
			case REPEATED -> limits(RateLimit.of(RateLimit.MAX_EVENTS_PER_SECOND), true);
			case OVER_BUDGET -> new ShippingLimits(LimitSettings.NONE, 1, false);
			case COUNTED -> new ShippingLimits(LimitSettings.NONE, 0, true);
			default -> ShippingLimits.NONE;
		};
	}

	private static ShippingLimits limits(RateLimit rate, boolean foldRepeats) {
		return new ShippingLimits(new LimitSettings(new RateLimits(Map.of(RateLimits.ROOT, rate)), foldRepeats,
				Severity.INFO, Duration.ofHours(1)), 0, false);
	}

	@Benchmark
	public void log() {
		this.logger.info("Order {} of customer {} was placed", 4711, "a-customer");
	}

}
