package io.cloudwatchlogging.aws;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/**
 * How a missing log group is created. What CloudWatch refuses of it is left out with a
 * warning.
 *
 * @param create whether it is created
 * @param retentionDays days after which its events are deleted, one of the values that
 * CloudWatch knows, {@code null} to keep them
 * @param tags its tags
 * @param kmsKeyId the ARN of the key that encrypts it, {@code null} for CloudWatch's own
 * @param logClass its class, {@code null} for the standard one
 * @param deletionProtection whether it is protected against deletion
 */
public record GroupSettings(boolean create, @Nullable Integer retentionDays, Map<String, String> tags,
		@Nullable String kmsKeyId, @Nullable LogGroupClass logClass, boolean deletionProtection) {

	/** Creates a group without anything special. */
	public static final GroupSettings DEFAULTS = new GroupSettings(true, null, Map.of(), null, null, false);

	/** Copies the tags. */
	public GroupSettings {
		tags = Map.copyOf(tags);
	}

}
