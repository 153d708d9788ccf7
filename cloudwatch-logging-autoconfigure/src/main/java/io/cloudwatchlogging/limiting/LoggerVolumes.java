package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counters of the events and bytes that each logger ships: exact for as many loggers as
 * there is room for, and one sum for all others. Safe for use by many threads.
 */
public final class LoggerVolumes {

	private final LoggerTable<Volume> volumes;

	private final Volume others = new Volume("");

	private final LongSupplier clock;

	private final long startMillis;

	/**
	 * Creates counters that begin now.
	 * @param clock milliseconds since the epoch
	 */
	public LoggerVolumes(LongSupplier clock) {
		this(clock, LoggerTable.MAX_LOGGERS);
	}

	LoggerVolumes(LongSupplier clock, int maxLoggers) {
		this.clock = clock;
		this.startMillis = clock.getAsLong();
		this.volumes = new LoggerTable<>(Volume::new, maxLoggers);
	}

	/**
	 * Counts an event.
	 * @param logger the name of the logger
	 * @param bytes its size
	 */
	public void add(String logger, long bytes) {
		Volume volume = this.volumes.get(logger);
		((volume != null) ? volume : this.others).add(bytes);
	}

	/**
	 * Returns what has been shipped so far.
	 * @param maxLoggers how many loggers to name at most, those that ship most
	 * @return the report
	 */
	public VolumeReport report(int maxLoggers) {
		List<LoggerVolume> all = new ArrayList<>();
		this.volumes.all().forEach((volume) -> all.add(volume.read()));
		all.sort(Comparator.comparingLong(LoggerVolume::bytes).reversed().thenComparing(LoggerVolume::logger));
		List<LoggerVolume> largest = List.copyOf(all.subList(0, Math.min(maxLoggers, all.size())));
		long events = this.others.read().events();
		long bytes = this.others.read().bytes();
		for (LoggerVolume volume : all.subList(largest.size(), all.size())) {
			events += volume.events();
			bytes += volume.bytes();
		}
		long now = Math.max(this.startMillis, this.clock.getAsLong());
		return new VolumeReport(Instant.ofEpochMilli(this.startMillis), Duration.ofMillis(now - this.startMillis),
				largest, new LoggerVolume("", events, bytes));
	}

	private static final class Volume {

		private final String logger;

		private final LongAdder events = new LongAdder();

		private final LongAdder bytes = new LongAdder();

		Volume(String logger) {
			this.logger = logger;
		}

		void add(long bytes) {
			this.events.increment();
			this.bytes.add(bytes);
		}

		LoggerVolume read() {
			return new LoggerVolume(this.logger, this.events.sum(), this.bytes.sum());
		}

	}

}
