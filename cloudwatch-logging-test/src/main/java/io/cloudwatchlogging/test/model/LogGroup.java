package io.cloudwatchlogging.test.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a log group at one moment.
 *
 * @param name the name
 * @param creationTime when it was created
 * @param logGroupClass its class
 * @param retentionInDays days after which events expire, or {@code null} for never
 * @param kmsKeyId the key that encrypts its events, if any
 * @param deletionProtectionEnabled whether it refuses to be deleted
 * @param tags its tags
 */
public record LogGroup(String name, Instant creationTime, LogGroupClass logGroupClass,
		@Nullable Integer retentionInDays, @Nullable String kmsKeyId, boolean deletionProtectionEnabled,
		Map<String, String> tags) {

	static final String ARN_PREFIX = "arn:aws:logs:us-east-1:000000000000:log-group:";

	/** Copies the tags. */
	public LogGroup {
		tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
	}

	/**
	 * Returns a log group with the defaults of the service.
	 * @param name the name
	 * @param creationTime when it was created
	 * @return the log group
	 */
	public static LogGroup named(String name, Instant creationTime) {
		return new LogGroup(name, creationTime, LogGroupClass.STANDARD, null, null, false, Map.of());
	}

	/**
	 * Returns the ARN, in the form without {@code :*} that the operations for tags take.
	 * @return the ARN
	 */
	public String arn() {
		return ARN_PREFIX + this.name;
	}

	/**
	 * Returns the log group with another retention.
	 * @param days the days, or {@code null} for events that never expire
	 * @return the log group
	 */
	public LogGroup withRetentionInDays(@Nullable Integer days) {
		return new LogGroup(this.name, this.creationTime, this.logGroupClass, days, this.kmsKeyId,
				this.deletionProtectionEnabled, this.tags);
	}

	/**
	 * Returns the log group with another key.
	 * @param key the ARN of the key, or {@code null} for none
	 * @return the log group
	 */
	public LogGroup withKmsKeyId(@Nullable String key) {
		return new LogGroup(this.name, this.creationTime, this.logGroupClass, this.retentionInDays, key,
				this.deletionProtectionEnabled, this.tags);
	}

	/**
	 * Returns the log group with or without protection against deletion.
	 * @param enabled whether it is protected
	 * @return the log group
	 */
	public LogGroup withDeletionProtection(boolean enabled) {
		return new LogGroup(this.name, this.creationTime, this.logGroupClass, this.retentionInDays, this.kmsKeyId,
				enabled, this.tags);
	}

	/**
	 * Returns the log group with other tags.
	 * @param newTags the tags
	 * @return the log group
	 */
	public LogGroup withTags(Map<String, String> newTags) {
		return new LogGroup(this.name, this.creationTime, this.logGroupClass, this.retentionInDays, this.kmsKeyId,
				this.deletionProtectionEnabled, newTags);
	}

}
