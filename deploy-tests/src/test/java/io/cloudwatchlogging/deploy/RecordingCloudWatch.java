package io.cloudwatchlogging.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/**
 * CloudWatch as a registry of Micrometer sees it: keeps what it is sent.
 */
final class RecordingCloudWatch {

	private final List<MetricDatum> data = new CopyOnWriteArrayList<>();

	private final Registry registry = new Registry(new Client());

	Registry registry() {
		return this.registry;
	}

	/** Publishes once, and returns the metrics with their dimensions. */
	Set<Sample> published() {
		this.registry.publish();
		Set<Sample> samples = new HashSet<>();
		for (MetricDatum datum : this.data) {
			Map<String, String> dimensions = new TreeMap<>();
			for (Dimension dimension : datum.dimensions()) {
				dimensions.put(dimension.name(), dimension.value());
			}
			dimensions.put("unit", datum.unitAsString());
			samples.add(new Sample(datum.metricName(), dimensions));
		}
		return samples;
	}

	/**
	 * The registry, which publishes when it is asked to.
	 */
	static final class Registry extends CloudWatchMeterRegistry {

		Registry(CloudWatchAsyncClient client) {
			super(new Settings(), Clock.SYSTEM, client);
		}

		@Override
		protected void publish() {
			super.publish();
		}

	}

	/**
	 * The configuration of the registry.
	 */
	private static final class Settings implements CloudWatchConfig {

		@Override
		public @Nullable String get(String key) {
			return null;
		}

		@Override
		public String namespace() {
			return "shop";
		}

		@Override
		public boolean enabled() {
			return false;
		}

	}

	/**
	 * A client that keeps the metrics.
	 */
	private final class Client implements CloudWatchAsyncClient {

		@Override
		public CompletableFuture<PutMetricDataResponse> putMetricData(PutMetricDataRequest request) {
			RecordingCloudWatch.this.data.addAll(request.metricData());
			return CompletableFuture.completedFuture(PutMetricDataResponse.builder().build());
		}

		@Override
		public String serviceName() {
			return SERVICE_NAME;
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
