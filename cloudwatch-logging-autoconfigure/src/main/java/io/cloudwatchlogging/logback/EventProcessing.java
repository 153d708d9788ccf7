package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.logback.encoder.EventTextBuffer;
import io.cloudwatchlogging.masking.Masker;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the encoded text of every event before it is buffered: customizers of
 * the application first, so that what they write is masked, too.
 *
 * @param customizers customizers in their order
 * @param masker masks secrets, {@code null} if nothing is masked
 */
public record EventProcessing(List<LogEventCustomizer> customizers, @Nullable Masker masker) {

	/** Leaves all texts as they are. */
	public static final EventProcessing NONE = new EventProcessing(List.of(), null);

	/** Checks the values. */
	public EventProcessing {
		customizers = List.copyOf(customizers);
	}

	/**
	 * Processes the text of an event of the application.
	 * @param event the event
	 * @param text its encoded text
	 * @return {@code false} if a customizer has dropped the event
	 */
	boolean process(ILoggingEvent event, EventTextBuffer text) {
		if (!this.customizers.isEmpty() && !customize(event, text)) {
			return false;
		}
		mask(text);
		return true;
	}

	/**
	 * Masks the text of an event, and does nothing else: that is all that an event of the
	 * library's own goes through.
	 * @param text its encoded text
	 */
	void mask(EventTextBuffer text) {
		Masker current = this.masker;
		if (current != null) {
			byte[] masked = current.mask(text.array(), text.length());
			if (masked != null) {
				text.replace(masked);
			}
		}
	}

	private boolean customize(ILoggingEvent event, EventTextBuffer text) {
		CustomizedEvent customized = new CustomizedEvent(event, text);
		for (LogEventCustomizer customizer : this.customizers) {
			customizer.customize(customized);
			if (customized.isDropped()) {
				return false;
			}
		}
		customized.apply();
		return true;
	}

}
