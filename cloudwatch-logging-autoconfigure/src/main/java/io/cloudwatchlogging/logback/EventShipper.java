package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.json.JsonParts;
import io.cloudwatchlogging.logback.encoder.EventEncoder;
import io.cloudwatchlogging.logback.encoder.EventTextBuffer;
import io.cloudwatchlogging.naming.NamingContext;
import io.cloudwatchlogging.shipping.LogarithmicThrottle;
import io.cloudwatchlogging.shipping.StatusReporter;
import org.jspecify.annotations.Nullable;

/**
 * Encodes an event, on the thread that logs, and hands its bytes to the pipeline. Safe
 * for use by many threads.
 */
final class EventShipper {

	private final EventIntake intake;

	private final StatusReporter warnings;

	private final LogarithmicThrottle failures = new LogarithmicThrottle();

	/**
	 * Creates a shipper.
	 * @param intake what all appenders share
	 * @param warnings takes warnings about events that could not be encoded
	 */
	EventShipper(EventIntake intake, StatusReporter warnings) {
		this.intake = intake;
		this.warnings = warnings;
	}

	/**
	 * Ships an event. Does not throw.
	 * @param current where it goes and by what
	 * @param event the event
	 * @param origin what names go by in the place of the event, {@code null} for an event
	 * of the application
	 * @param sole whether no other appender formats the event
	 * @param mayWait whether it may wait for room
	 */
	void ship(Route current, ILoggingEvent event, @Nullable NamingContext origin, boolean sole, boolean mayWait) {
		if (!shipIfPossible(current, event, origin, sole, mayWait) && origin == null && current.admission() != null) {
			try {
				current.admission().notShipped(event);
			}
			catch (Throwable ex) {
				// The event is counted already; a repeat of it may be folded.
			}
		}
	}

	/** Returns whether anything was taken. */
	private boolean shipIfPossible(Route current, ILoggingEvent event, @Nullable NamingContext origin, boolean sole,
			boolean mayWait) {
		Destination destination = current.destinations().common();
		EventTextBuffer line = null;
		try {
			line = this.intake.textBuffers().acquire();
			destination = (origin != null) ? current.destinations().of(origin) : current.destinations().of(event);
			EventEncoder encoder = sole ? current.encoders().sole() : current.encoders().shared();
			encoder.encode(event, line);
			if (this.intake.guard().isNestedInAnotherAppender()) {
				return false;
			}
			if (isProcessed(current.processing(), event, line, origin != null)) {
				return offer(current.admission(), destination, event, line, encoder.isStructured(), mayWait);
			}
			this.intake.pipeline().lose(destination, Severities.of(event.getLevel()), LossReason.CUSTOMIZER, 1);
		}
		catch (Throwable ex) {
			lose(destination, Severities.of(event.getLevel()), ex);
		}
		finally {
			if (line != null) {
				this.intake.textBuffers().release(line);
			}
		}
		return false;
	}

	/**
	 * Whether an event is to be shipped. Customizers are for those of the application.
	 */
	private static boolean isProcessed(EventProcessing processing, ILoggingEvent event, EventTextBuffer line,
			boolean own) {
		if (own) {
			processing.mask(line);
			return true;
		}
		return processing.process(event, line);
	}

	private boolean offer(@Nullable Admission admission, Destination destination, ILoggingEvent event,
			EventTextBuffer line, boolean structured, boolean mayWait) {
		Pipeline pipeline = this.intake.pipeline();
		Severity severity = Severities.of(event.getLevel());
		int maxTextBytes = pipeline.maxTextBytes();
		List<byte[]> parts = (structured && line.length() > maxTextBytes) ? parts(line, maxTextBytes) : List.of();
		Admission.Charge charge = null;
		if (admission != null) {
			charge = admission.charge(event, severity, size(line, parts, maxTextBytes));
			if (charge == null) {
				return false;
			}
		}
		long taken = parts.isEmpty()
				? pipeline.offer(destination, event.getTimeStamp(), severity, line.array(), 0, line.length(), mayWait)
				: pipeline.offerParts(destination, event.getTimeStamp(), severity, parts, mayWait);
		if (admission != null && charge != null) {
			admission.taken(event.getLoggerName(), charge, taken);
		}
		return taken > 0;
	}

	/** The events that a JSON object becomes, none if it is to be dropped or is none. */
	private List<byte[]> parts(EventTextBuffer line, int maxTextBytes) {
		return switch (this.intake.pipeline().oversize()) {
			case SPLIT -> JsonParts.divided(line.array(), line.length(), maxTextBytes);
			case TRUNCATE -> JsonParts.truncated(line.array(), line.length(), maxTextBytes);
			case DROP -> List.of();
		};
	}

	/** What will be buffered, which may be less than the event, or more. */
	private long size(EventTextBuffer line, List<byte[]> parts, int maxTextBytes) {
		if (parts.isEmpty()) {
			return this.intake.pipeline().oversize().takenBytes(line.array(), line.length(), maxTextBytes);
		}
		long size = 0;
		for (byte[] part : parts) {
			size += part.length + Limits.EVENT_OVERHEAD;
		}
		return size;
	}

	/** Counts an event that cannot be encoded. */
	void lose(Destination destination, Severity severity, Throwable cause) {
		this.intake.pipeline().unencodable(destination, severity);
		warn(cause);
	}

	/** Tells of an event that is counted as lost, throttled. */
	void warn(Throwable cause) {
		long count = this.failures.count(1);
		if (count == 0) {
			return;
		}
		try {
			this.warnings.warn(String.format(Locale.ROOT,
					(count == 1) ? "%,d log event could not be encoded, or a filter or a LogEventCustomizer failed"
							: "%,d log events could not be encoded, or a filter or a LogEventCustomizer failed",
					count), cause);
		}
		catch (Throwable ex) {
			// An exception that cannot be printed, or a listener that fails: it is
			// counted.
		}
	}

}
