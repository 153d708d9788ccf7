package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Volume that all loggers have shipped in a window of time.
 *
 * @param since when the window began
 * @param window how long it is
 * @param loggers the loggers that have shipped most, the largest volume first
 * @param others the sum of all other loggers
 */
public record VolumeReport(Instant since, Duration window, List<LoggerVolume> loggers, LoggerVolume others) {

	/**
	 * Returns the volume of all loggers.
	 * @return their sum
	 */
	public LoggerVolume total() {
		long events = this.others.events();
		long bytes = this.others.bytes();
		for (LoggerVolume logger : this.loggers) {
			events += logger.events();
			bytes += logger.bytes();
		}
		return new LoggerVolume("", events, bytes);
	}

	/**
	 * Returns the number of bytes per day if the volume of the window goes on.
	 * @param volume a volume of the window
	 * @return the number of bytes, 0 for a window of less than a second
	 */
	public long bytesPerDay(LoggerVolume volume) {
		long seconds = this.window.toSeconds();
		return (seconds > 0) ? Math.round(volume.bytes() * (double) Duration.ofDays(1).toSeconds() / seconds) : 0;
	}

}
