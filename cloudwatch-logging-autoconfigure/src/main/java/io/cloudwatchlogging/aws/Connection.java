package io.cloudwatchlogging.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.cloudwatchlogging.delivery.Batch;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * A client, and what is known of it and its endpoint. Safe for use by many threads.
 */
final class Connection {

	/** What the hosts of AWS end with, in all partitions. */
	private static final List<String> AWS_SUFFIXES = List.of(".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu",
			".api.aws", ".api.amazonwebservices.com.cn", ".api.amazonwebservices.eu", ".c2s.ic.gov", ".sc2s.sgov.gov",
			".cloud.adc-e.uk", ".csp.hci.ic.gov");

	private final CloudWatchLogsClient client;

	private final boolean owned;

	private final SdkPlugin limits;

	private final Compression compression;

	private final ClientDefaults timeouts;

	/** Whether each attempt has a time-out of its own. */
	private final boolean timed;

	/** Whether the client takes a {@link PreEncodedBody} without being told with each. */
	private final boolean intercepted;

	private volatile boolean takesReadyBodies = true;

	/** Requests under way. */
	private int requests;

	private boolean retired;

	Connection(CloudWatchLogsClient client, boolean owned, SinkSettings settings, OneTimeWarnings warnings,
			@Nullable Compression compression) {
		this.client = client;
		this.owned = owned;
		this.timeouts = settings.timeouts();
		this.limits = (config) -> config.overrideConfiguration(this.timeouts::applyTo);
		this.compression = (compression != null) ? compression
				: new Compression(isCompressing(settings.compression()), warnings);
		this.intercepted = isIntercepted();
		this.timed = settings.timeouts().equals(ClientDefaults.STANDARD) && isTimed();
	}

	/** Not if the client has time-outs that a user has chosen. */
	private boolean isTimed() {
		try {
			return this.timeouts.areThoseOf(this.client.serviceClientConfiguration().overrideConfiguration());
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/** A client that cannot tell its interceptors is not the SDK's own. */
	private boolean isIntercepted() {
		try {
			return PreEncodedBodyInterceptor.INSTANCE.isFirstOf(this.client);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private boolean isCompressing(CompressionMode mode) {
		return switch (mode) {
			case ALWAYS -> true;
			case NEVER -> false;
			case AUTO -> isAws();
		};
	}

	/** A client that cannot tell its endpoint is not the SDK's own. */
	private boolean isAws() {
		try {
			return this.client.serviceClientConfiguration().endpointOverride().map(Connection::isAws).orElse(true);
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	static boolean isAws(URI endpoint) {
		String host = endpoint.getHost();
		return host != null && AWS_SUFFIXES.stream().anyMatch(host::endsWith);
	}

	CloudWatchLogsClient client() {
		return this.client;
	}

	Compression compression() {
		return this.compression;
	}

	/** Whether a request may carry a {@link PreEncodedBody}. */
	boolean takesReadyBodies() {
		return this.takesReadyBodies;
	}

	/**
	 * The client passed a {@link PreEncodedBody} over: it gets model objects from now on.
	 */
	void disablePreEncodedBodies() {
		this.takesReadyBodies = false;
	}

	/** Adds what a request with a ready body needs. */
	void configure(AwsRequestOverrideConfiguration.Builder override, Batch batch, PreEncodedBody body) {
		configure(override, batch);
		if (!this.intercepted) {
			override.addPlugin(PreEncodedBodyInterceptor.INSTANCE);
		}
		PreEncodedBodyInterceptor.INSTANCE.attach(body, override);
	}

	/** Adds what a request for a batch needs. */
	void configure(AwsRequestOverrideConfiguration.Builder override, Batch batch) {
		configure(override, batch.attempt().timeout());
	}

	/**
	 * Adds what every request with this client needs.
	 * @param timeout how long it may take, unless a user has chosen that
	 */
	void configure(AwsRequestOverrideConfiguration.Builder override, Duration timeout) {
		if (!this.owned) {
			override.addPlugin(this.limits);
		}
		if (this.timed) {
			this.timeouts.applyTo(override, timeout);
		}
	}

	/**
	 * Begins a request.
	 * @return whether the connection may still be used
	 */
	synchronized boolean enter() {
		if (this.retired) {
			return false;
		}
		this.requests++;
		return true;
	}

	/** Ends a request. */
	void leave() {
		boolean last;
		synchronized (this) {
			this.requests--;
			last = this.retired && this.requests == 0;
		}
		if (last) {
			close();
		}
	}

	/** Takes no further request, and closes the client after those under way. */
	void retire() {
		boolean last;
		synchronized (this) {
			last = !this.retired && this.requests == 0;
			this.retired = true;
		}
		if (last) {
			close();
		}
	}

	private void close() {
		if (this.owned) {
			this.client.close();
		}
	}

}
