package io.cloudwatchlogging.logback.encoder;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;

/**
 * Makes a line by a layout, of which no more is known.
 *
 * @param layout the layout
 */
record LayoutLineEncoder(Layout<ILoggingEvent> layout) implements LineEncoder {

	@Override
	public void encode(ILoggingEvent event, LineBytes line) {
		line.set(this.layout.doLayout(event));
	}

	@Override
	public boolean isStructured() {
		return !(this.layout instanceof PatternLayout);
	}

}
