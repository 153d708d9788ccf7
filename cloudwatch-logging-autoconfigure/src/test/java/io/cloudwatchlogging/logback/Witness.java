package io.cloudwatchlogging.logback;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * An appender that stands beside ours, as a console does, and notes what it is handed
 * while it is started. To be named in a configuration as well.
 */
public final class Witness extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

	static Witness started(String name) {
		Witness witness = new Witness();
		witness.setName(name);
		witness.start();
		return witness;
	}

	/** Takes what all of them have seen since the last call. */
	static Queue<String> takeSeen() {
		Queue<String> seen = new ConcurrentLinkedQueue<>();
		for (String message = SEEN.poll(); message != null; message = SEEN.poll()) {
			seen.add(message);
		}
		return seen;
	}

	@Override
	protected void append(ILoggingEvent event) {
		SEEN.add(event.getFormattedMessage());
	}

}
