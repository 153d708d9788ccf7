package io.cloudwatchlogging.aws;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * How the sink sends.
 *
 * @param group how a missing log group is created
 * @param createStream whether a missing log stream is created
 * @param compression when request bodies are compressed
 * @param entity what the events are about, {@code null} to say nothing
 * @param timeouts the bounds of a request, for a client that has none of its own
 * @param maxInFlight requests that may be in flight at once: so many buffers are kept
 */
public record SinkSettings(GroupSettings group, boolean createStream, CompressionMode compression,
		@Nullable Entity entity, ClientDefaults timeouts, int maxInFlight) {

	/** Creates what is missing, compresses for AWS, says nothing of an entity. */
	public static final SinkSettings DEFAULTS = new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.AUTO,
			null, ClientDefaults.STANDARD, 4);

	/** Checks that nothing is missing. */
	public SinkSettings {
		Objects.requireNonNull(group, "group");
		Objects.requireNonNull(compression, "compression");
		Objects.requireNonNull(timeouts, "timeouts");
	}

}
