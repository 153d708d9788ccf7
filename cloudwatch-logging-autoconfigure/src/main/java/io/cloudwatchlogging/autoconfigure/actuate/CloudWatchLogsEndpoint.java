package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.logback.AppenderDescription;
import io.cloudwatchlogging.masking.MaskCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.convert.DurationStyle;

/**
 * {@link Endpoint @Endpoint} that tells the state of the delivery to CloudWatch Logs, and
 * flushes. It shows neither secrets nor text of any event, and does not wait for AWS
 * unless it flushes.
 */
@Endpoint(id = "cloudwatchlogs")
final class CloudWatchLogsEndpoint {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	/** A request thread is not to be held for longer. */
	private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

	private final LogDelivery delivery;

	private final Supplier<List<AppenderDescription>> appenders;

	private final VolumeView volume;

	private final MaskCounts masked;

	CloudWatchLogsEndpoint(LogDelivery delivery, Supplier<List<AppenderDescription>> appenders, VolumeView volume,
			MaskCounts masked) {
		this.delivery = delivery;
		this.appenders = appenders;
		this.volume = volume;
		this.masked = masked;
	}

	/**
	 * Tells the state of delivery.
	 * @return the state, with the counts of events by what became of them
	 */
	@ReadOperation
	DeliveryDescriptor status() {
		return DeliveryDescriptor.of(this.delivery.status(), this.appenders.get(), this.masked.all(),
				this.volume.budget(), this.volume.cost());
	}

	/**
	 * Sends what is buffered at once and waits for it, five seconds at most. Without any
	 * parameter, because Spring Boot takes an operation that has one only with a JSON
	 * content type, which a plain POST does not have.
	 * @return what was achieved
	 */
	@WriteOperation
	FlushDescriptor flush() {
		return flushWithin(null);
	}

	/**
	 * Sends what is buffered at once and waits for it.
	 * @param timeout how long to wait at most, a duration such as {@code 20s}; a number
	 * without a unit is in seconds; five seconds if missing
	 * @return what was achieved
	 */
	@WriteOperation
	FlushDescriptor flushWithin(@Nullable String timeout) {
		Duration wait = (timeout != null) ? parse(timeout) : DEFAULT_TIMEOUT;
		if (wait.isNegative() || wait.compareTo(MAX_TIMEOUT) > 0) {
			throw invalid(timeout);
		}
		try {
			return FlushDescriptor.of(this.delivery.flush(wait));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while flushing", ex);
		}
	}

	private static Duration parse(String timeout) {
		try {
			return DurationStyle.detectAndParse(timeout, ChronoUnit.SECONDS);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			throw invalid(timeout);
		}
	}

	private static InvalidEndpointRequestException invalid(@Nullable String timeout) {
		String reason = "The timeout must be a duration from 0s to " + MAX_TIMEOUT.toSeconds()
				+ "s, such as 20s, and is '" + timeout + "'";
		return new InvalidEndpointRequestException(reason, reason);
	}

}
