package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

import io.cloudwatchlogging.delivery.Attempt;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Defaults of clients that are created for the sink: a single attempt, as delivery
 * retries by time and knows what else is waiting, and a bounded time. The SDK alone would
 * make four attempts, each of them without a bound. And it takes bodies that are encoded
 * already, without being told so with each request.
 * <p>
 * Connections that are idle for a minute are closed by the HTTP clients of the SDK, well
 * before the 350 seconds after which a NAT gateway or a load balancer drops them without
 * a word.
 *
 * @param attemptTimeout longest time of an attempt, from signing to the answer
 * @param callTimeout longest time of a call, with the look-up of credentials
 * @see <a href=
 * "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html">NAT
 * gateways: idle time-out</a>
 */
public record ClientDefaults(Duration attemptTimeout, Duration callTimeout) {

	/**
	 * Bounds of whatever the sink asks for. Batches have one of their own,
	 * {@link Attempt#timeout()}, as long as the client has these.
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
		builder.addPlugin(PreEncodedBodyInterceptor.INSTANCE);
	}

	/**
	 * Applies these defaults to a builder, and a timer, which is not closed with the
	 * client.
	 */
	void applyTo(CloudWatchLogsClientBuilder builder, ScheduledExecutorService timer) {
		applyTo(builder);
		builder
			.overrideConfiguration(builder.overrideConfiguration().toBuilder().scheduledExecutorService(timer).build());
	}

	/**
	 * Whether the bounds of a client are these or none, so that others may take their
	 * place.
	 */
	boolean areThoseOf(ClientOverrideConfiguration client) {
		return client.apiCallAttemptTimeout().map(this.attemptTimeout::equals).orElse(true)
				&& client.apiCallTimeout().map(this.callTimeout::equals).orElse(true);
	}

	/**
	 * Bounds a single attempt by a time of its own.
	 */
	void applyTo(AwsRequestOverrideConfiguration.Builder request, Duration attemptTimeout) {
		request.apiCallAttemptTimeout(attemptTimeout)
			.apiCallTimeout(attemptTimeout.plus(this.callTimeout).minus(this.attemptTimeout));
	}

	/**
	 * Applies them to a single request of a client that belongs to the application: a
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
