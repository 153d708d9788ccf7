package io.cloudwatchlogging.faults;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.cloudwatchlogging.aws.ClientDefaults;
import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.aws.CloudWatchLogsSink;
import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.aws.GroupSettings;
import io.cloudwatchlogging.aws.RequestObserver;
import io.cloudwatchlogging.aws.SinkSettings;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.OverflowPolicy;
import io.cloudwatchlogging.delivery.OversizePolicy;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.shipping.ShippingTimer;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * The whole way of a line from the pipeline to a service on a socket.
 */
final class Stack implements AutoCloseable {

	static final String GROUP = "/shop/orders";

	static final Destination DESTINATION = new Destination(GROUP, "host/1");

	/** Longer than anything takes that is not broken. */
	static final Duration LONG = Duration.ofSeconds(60);

	/** A small buffer, so that many small batches come of few lines. */
	static final DeliverySettings SETTINGS = new DeliverySettings(Duration.ofMillis(20),
			DeliverySettings.MIN_BUFFER_BYTES, OverflowPolicy.BLOCK, LONG, Limits.EVENT_BYTES, OversizePolicy.SPLIT, 4,
			Limits.EVENT_AGE, Limits.BATCH_EVENTS, Limits.BATCH_BYTES);

	static final SinkSettings SINK_SETTINGS = sinkSettings(GroupSettings.DEFAULTS, CompressionMode.AUTO, null, LONG);

	/** Gives an answer up soon that does not come. */
	static final SinkSettings IMPATIENT = sinkSettings(GroupSettings.DEFAULTS, CompressionMode.AUTO, null,
			Duration.ofSeconds(1));

	private final EmbeddedCloudWatchLogs service;

	private final ShippingTimer timer = new ShippingTimer();

	private final SinkSettings sinkSettings;

	private final Pipeline pipeline;

	private final Acknowledgements acknowledgements;

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	Stack() {
		this(EmbeddedCloudWatchLogs.start());
	}

	Stack(EmbeddedCloudWatchLogs service) {
		this(service, SETTINGS, SINK_SETTINGS);
	}

	Stack(SinkSettings sinkSettings) {
		this(EmbeddedCloudWatchLogs.start(), SETTINGS, sinkSettings);
	}

	Stack(EmbeddedCloudWatchLogs service, DeliverySettings settings, SinkSettings sinkSettings) {
		this.service = service;
		this.sinkSettings = sinkSettings;
		this.pipeline = new Pipeline(settings, DeliveryListener.NONE);
		this.acknowledgements = new Acknowledgements(
				new CloudWatchLogsSink(ClientSource.owned((defaults) -> client(service.endpoint(), defaults)),
						sinkSettings, RequestObserver.NONE, this.warnings::add, this.timer.executor()));
	}

	static DeliverySettings withBuffer(long bytes) {
		return withEvents(bytes, SETTINGS.eventBytes());
	}

	/** A larger buffer, and events of so many bytes at most. */
	static DeliverySettings withEvents(long bytes, int eventBytes) {
		return new DeliverySettings(SETTINGS.maxLinger(), bytes, SETTINGS.overflow(), SETTINGS.maxWait(), eventBytes,
				SETTINGS.oversize(), SETTINGS.maxInFlight(), SETTINGS.maxAge(), SETTINGS.maxBatchEvents(),
				SETTINGS.maxBatchBytes());
	}

	static SinkSettings sinkSettings(GroupSettings group, CompressionMode compression, @Nullable Entity entity,
			Duration timeout) {
		return new SinkSettings(group, true, compression, entity, new ClientDefaults(timeout, timeout.multipliedBy(2)),
				4);
	}

	/** Begins to send. */
	Stack connect() {
		this.pipeline.connect(this.acknowledgements);
		return this;
	}

	/** A client like the one that sends, for what a test does itself. */
	CloudWatchLogsClient client() {
		return client(this.service.endpoint(), this.sinkSettings.timeouts()::applyTo);
	}

	private static CloudWatchLogsClient client(URI endpoint, Consumer<CloudWatchLogsClientBuilder> defaults) {
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
		defaults.accept(builder);
		return builder.build();
	}

	EmbeddedCloudWatchLogs service() {
		return this.service;
	}

	Pipeline pipeline() {
		return this.pipeline;
	}

	Acknowledgements acknowledgements() {
		return this.acknowledgements;
	}

	List<String> warnings() {
		return this.warnings;
	}

	@Override
	public void close() {
		this.pipeline.disconnect(true);
		this.service.close();
	}

}
