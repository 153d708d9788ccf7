package io.cloudwatchlogging.delivery;

import java.time.Duration;

/**
 * Settings that differ from the defaults in what a test names.
 */
public final class TestSettings {

	private Duration linger = Duration.ofSeconds(1);

	private long bufferBytes = 64L << 20;

	private OverflowPolicy overflow = OverflowPolicy.DROP;

	private Duration maxWait = Duration.ofSeconds(30);

	private int eventBytes = Limits.EVENT_BYTES;

	private OversizePolicy oversize = OversizePolicy.SPLIT;

	private int maxInFlight = 6;

	private Duration maxAge = Limits.EVENT_AGE;

	private int maxBatchEvents = Limits.BATCH_EVENTS;

	private int maxBatchBytes = Limits.BATCH_BYTES;

	private TestSettings() {
	}

	public static TestSettings defaults() {
		return new TestSettings();
	}

	public TestSettings linger(Duration linger) {
		this.linger = linger;
		return this;
	}

	public TestSettings bufferBytes(long bufferBytes) {
		this.bufferBytes = bufferBytes;
		return this;
	}

	TestSettings block(Duration maxWait) {
		this.overflow = OverflowPolicy.BLOCK;
		this.maxWait = maxWait;
		return this;
	}

	TestSettings eventBytes(int eventBytes) {
		this.eventBytes = eventBytes;
		return this;
	}

	public TestSettings oversize(OversizePolicy oversize) {
		this.oversize = oversize;
		return this;
	}

	TestSettings maxInFlight(int maxInFlight) {
		this.maxInFlight = maxInFlight;
		return this;
	}

	TestSettings maxAge(Duration maxAge) {
		this.maxAge = maxAge;
		return this;
	}

	TestSettings maxBatch(int events, int bytes) {
		this.maxBatchEvents = events;
		this.maxBatchBytes = bytes;
		return this;
	}

	public DeliverySettings build() {
		return new DeliverySettings(this.linger, this.bufferBytes, this.overflow, this.maxWait, this.eventBytes,
				this.oversize, this.maxInFlight, this.maxAge, this.maxBatchEvents, this.maxBatchBytes);
	}

}
