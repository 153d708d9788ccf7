package io.cloudwatchlogging.logback.encoder;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;

/**
 * Encodes an event by a layout of an unknown kind.
 *
 * @param layout the layout
 */
record LayoutEventEncoder(Layout<ILoggingEvent> layout) implements EventEncoder {

	@Override
	public void encode(ILoggingEvent event, EventTextBuffer line) {
		line.set(this.layout.doLayout(event));
	}

	@Override
	public boolean isStructured() {
		return !(this.layout instanceof PatternLayout);
	}

}
