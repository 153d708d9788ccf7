package io.cloudwatchlogging.logback;

import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.DeferredNames;
import org.jspecify.annotations.Nullable;

/**
 * An appender that ships.
 *
 * @param name name of the appender
 * @param group its log group, with placeholders where it depends on the event; empty if
 * it is not known yet
 * @param stream its log stream, likewise
 */
public record AppenderDescription(String name, String group, String stream) {

	static AppenderDescription of(String name, @Nullable Route route, DeferredNames names) {
		if (route == null) {
			return new AppenderDescription(name, "", "");
		}
		Destination destination = route.destinations().describe(names);
		return new AppenderDescription(name, destination.group(), destination.stream());
	}

}
