package io.cloudwatchlogging.logback;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NamingContext;
import org.jspecify.annotations.Nullable;

/**
 * Destinations of the events of an appender: all to one log stream, or each to the one
 * that its names say. While events wait for too many streams, those for any further one
 * go to one that they share, with {@value #OTHER} in its name. Safe for use by many
 * threads.
 */
final class Destinations {

	/** What stands for all that depends on the event. */
	static final String OTHER = "other";

	private final NameTemplate group;

	private final NameTemplate stream;

	private final @Nullable Destination constant;

	private final Destination shared;

	private final Predicate<Destination> open;

	private final Consumer<String> warnings;

	private final AtomicBoolean warned = new AtomicBoolean();

	private volatile @Nullable Destination last;

	/**
	 * Creates destinations.
	 * @param group the name of the log group
	 * @param stream the name of the log stream
	 * @param open whether events may wait for a log stream
	 * @param warnings is told once that they may not
	 */
	Destinations(NameTemplate group, NameTemplate stream, Predicate<Destination> open, Consumer<String> warnings) {
		this.group = group;
		this.stream = stream;
		this.open = open;
		this.warnings = warnings;
		this.shared = new Destination(group.common(OTHER), stream.common(OTHER));
		String groupName = group.constant();
		String streamName = stream.constant();
		this.constant = (groupName != null && streamName != null) ? new Destination(groupName, streamName) : null;
	}

	/** Returns the names in readable form, as far as they are known. */
	Destination describe(DeferredNames names) {
		return new Destination(this.group.describe(names), this.stream.describe(names));
	}

	/** Where events go of which it cannot be said. */
	Destination common() {
		return this.shared;
	}

	Destination of(ILoggingEvent event) {
		if (this.constant != null) {
			return this.constant;
		}
		NamingContext line = new EventNamingContext(event);
		String groupName = this.group.resolve(line);
		String streamName = this.stream.resolve(line);
		Destination destination = this.last;
		if (destination == null || !destination.group().equals(groupName) || !destination.stream().equals(streamName)) {
			destination = new Destination(groupName, streamName);
			this.last = destination;
		}
		return this.open.test(destination) ? destination : shared(destination);
	}

	private Destination shared(Destination destination) {
		if (this.warned.compareAndSet(false, true)) {
			this.warnings.accept("Log lines wait for too many log streams; those for further ones, such as "
					+ destination + ", go to " + this.shared + " meanwhile");
		}
		return this.shared;
	}

}
