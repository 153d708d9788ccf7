package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.LineContext;
import io.cloudwatchlogging.naming.NameTemplate;

import org.jspecify.annotations.Nullable;

/**
 * Where the lines of an appender go: all to one log stream, or each to the one that its
 * names say. Safe for use by many threads.
 */
final class Destinations {

	private final NameTemplate group;

	private final NameTemplate stream;

	private final @Nullable Destination constant;

	private volatile @Nullable Destination last;

	Destinations(NameTemplate group, NameTemplate stream) {
		this.group = group;
		this.stream = stream;
		String groupName = group.constant();
		String streamName = stream.constant();
		this.constant = (groupName != null && streamName != null) ? new Destination(groupName, streamName) : null;
	}

	/** The names, as templates if they depend on the line. */
	Destination described() {
		return new Destination(this.group.toString(), this.stream.toString());
	}

	Destination of(ILoggingEvent event) {
		if (this.constant != null) {
			return this.constant;
		}
		LineContext line = new EventContext(event);
		String groupName = this.group.resolve(line);
		String streamName = this.stream.resolve(line);
		Destination destination = this.last;
		if (destination == null || !destination.group().equals(groupName) || !destination.stream().equals(streamName)) {
			destination = new Destination(groupName, streamName);
			this.last = destination;
		}
		return destination;
	}

}
