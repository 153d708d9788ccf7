package io.cloudwatchlogging.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * Negotiation of the entity: requests carry it until CloudWatch rejects it. Safe for use
 * by many threads.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/adding-your-own-related-telemetry.html">Adding
 * related information to telemetry</a>
 */
final class EntityNegotiation {

	private final OneTimeWarnings warnings;

	private volatile @Nullable Entity entity;

	private volatile boolean proven;

	EntityNegotiation(@Nullable Entity entity, OneTimeWarnings warnings) {
		this.entity = entity;
		this.warnings = warnings;
	}

	/** The entity for the next request. */
	@Nullable Entity entity() {
		return this.entity;
	}

	/** Whether a refusal may be owed to the entity. */
	boolean isUnproven() {
		return !this.proven;
	}

	/** A request with the entity was taken. */
	void succeeded() {
		this.proven = true;
	}

	/** CloudWatch does not want the entity. */
	void rejected(String reason) {
		this.entity = null;
		this.warnings.warn("entity",
				"CloudWatch rejected the entity, events are sent without it from now on: " + reason);
	}

}
