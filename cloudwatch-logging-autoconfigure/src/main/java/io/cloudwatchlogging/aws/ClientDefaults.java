package io.cloudwatchlogging.aws;

import java.time.Duration;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * What a client that is made for the sink starts from: a single attempt, as delivery
 * retries by time and knows what else is waiting, and a bounded time. The SDK alone would
 * make four attempts, each of them without a bound. And it takes bodies that are encoded
 * already, without being told so with each request.
 *
 * @param attemptTimeout longest time of an attempt, from signing to the answer
 * @param callTimeout longest time of a call, with the look-up of credentials
 */
public record ClientDefaults(Duration attemptTimeout, Duration callTimeout) {

	/**
	 * Bounds that leave a full, uncompressed batch enough time on a line of one megabit
	 * per second.
	 */
	public static final ClientDefaults STANDARD = new ClientDefaults(Duration.ofSeconds(10), Duration.ofSeconds(15));

	/**
	 * Applies these defaults to a builder, on top of what its override configuration
	 * says. Customizers of the user come after it and have the last word.
	 * @param builder the builder
	 */
	public void applyTo(CloudWatchLogsClientBuilder builder) {
		builder.overrideConfiguration(builder.overrideConfiguration()
			.toBuilder()
			.retryStrategy(AwsRetryStrategy.doNotRetry())
			.apiCallAttemptTimeout(this.attemptTimeout)
			.apiCallTimeout(this.callTimeout)
			.build());
		builder.addPlugin(ReadyBodyInterceptor.INSTANCE);
	}

	/**
	 * Applies them to a single request of a client that belongs to somebody else: a
	 * single attempt, and a bounded time where the client has no bound.
	 */
	void applyTo(ClientOverrideConfiguration.Builder override) {
		override.retryStrategy(AwsRetryStrategy.doNotRetry());
		if (override.apiCallAttemptTimeout() == null) {
			override.apiCallAttemptTimeout(this.attemptTimeout);
		}
		if (override.apiCallTimeout() == null) {
			override.apiCallTimeout(this.callTimeout);
		}
	}

}
