package io.cloudwatchlogging.sample.sides;

import java.time.Duration;

/**
 * How often to read.
 *
 * @param interval the time between two readings
 * @param settling how long an acknowledged event may take to be found; while it is not,
 * the time between two readings doubles
 */
record ReadingPace(Duration interval, Duration settling) {

	/** Nothing that this JVM does to itself costs money. */
	static final ReadingPace EMBEDDED = new ReadingPace(Duration.ofMillis(250), Duration.ofSeconds(2));

	/** In AWS, events can be found some seconds after they are acknowledged. */
	static final ReadingPace AWS = new ReadingPace(Duration.ofSeconds(3), Duration.ofSeconds(60));

}
