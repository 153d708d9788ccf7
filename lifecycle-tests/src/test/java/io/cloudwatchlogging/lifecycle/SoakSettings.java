package io.cloudwatchlogging.lifecycle;

import java.time.Duration;

import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

/**
 * How long and how fast applications log numbered lines under faults.
 *
 * @param rate lines per second, system property {@code soak.rate}
 * @param duration how long each application logs, {@code soak.duration}
 * @param rows a regular expression for the names of the faults, {@code soak.rows}
 * @param seed what random faults and moments depend on, {@code soak.seed}
 */
record SoakSettings(int rate, Duration duration, String rows, long seed) {

	static final String COUNTED = "Counted all numbers";

	private static final int THREADS = 4;

	static SoakSettings ofSystemProperties() {
		return new SoakSettings(Integer.getInteger("soak.rate", 100),
				Duration.ofSeconds(Integer.getInteger("soak.duration", 30)), System.getProperty("soak.rows", ".*"),
				Long.getLong("soak.seed", System.nanoTime()));
	}

	/** An application that logs at the rate for the duration. */
	Application application(EmbeddedCloudWatchLogs service) {
		Duration pause = Duration.ofNanos(THREADS * 1_000_000_000L / this.rate);
		return counting(service, (int) this.duration.dividedBy(pause)).property("numbers.pause",
				pause.toNanos() + "ns");
	}

	/** An application of which each thread logs so many lines. */
	static Application counting(EmbeddedCloudWatchLogs service, int count) {
		return Application.of(ShopApplication.class, service)
			.profile("numbers")
			.property("numbers.count", Integer.toString(count));
	}

}
