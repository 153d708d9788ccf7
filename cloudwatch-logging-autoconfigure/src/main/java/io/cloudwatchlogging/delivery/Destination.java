package io.cloudwatchlogging.delivery;

import java.util.Objects;

/**
 * The log stream that an event goes to, with the log group that holds it.
 *
 * @param group the name of the log group
 * @param stream the name of the log stream
 */
public record Destination(String group, String stream) {

	/** Checks that both names are given. */
	public Destination {
		Objects.requireNonNull(group, "group");
		Objects.requireNonNull(stream, "stream");
	}

	@Override
	public String toString() {
		return this.group + " " + this.stream;
	}

}
