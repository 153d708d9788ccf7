package io.cloudwatchlogging.autoconfigure.actuate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.limiting.LoggerVolume;
import io.cloudwatchlogging.limiting.Price;
import io.cloudwatchlogging.limiting.VolumeReport;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the loggers of the process cost, as the endpoint tells it: an estimate, which goes
 * by the time since counting began.
 *
 * @param since when counting began
 * @param window how long ago that was
 * @param usdPerGb the price of 10<sup>9</sup> bytes
 * @param total all loggers
 * @param loggers the loggers that cost most
 * @param others all loggers that are not named
 */
record CostDescriptor(Instant since, Duration window, BigDecimal usdPerGb, Volume total, List<Volume> loggers,
		Volume others) {

	/** How many loggers are named. */
	static final int MAX_LOGGERS = 20;

	static @Nullable CostDescriptor of(@Nullable VolumeReport report, @Nullable Price price) {
		if (report == null || price == null) {
			return null;
		}
		return new CostDescriptor(report.since(), report.window(), price.perGigabyte(),
				Volume.of(report.total(), report, price),
				report.loggers().stream().map((logger) -> Volume.of(logger, report, price)).toList(),
				Volume.of(report.others(), report, price));
	}

	/**
	 * What was shipped.
	 *
	 * @param logger the name of the logger, {@code null} for several
	 * @param events the number of events
	 * @param bytes the number of bytes
	 * @param bytesPerDay the number of bytes on a day like this
	 * @param usdPerMonth the price of thirty such days
	 */
	record Volume(@Nullable String logger, long events, long bytes, long bytesPerDay, BigDecimal usdPerMonth) {

		static Volume of(LoggerVolume volume, VolumeReport report, Price price) {
			long bytesPerDay = report.bytesPerDay(volume);
			return new Volume(StringUtils.hasLength(volume.logger()) ? volume.logger() : null, volume.events(),
					volume.bytes(), bytesPerDay, price.perMonth(bytesPerDay));
		}

	}

}
