package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.List;
import java.util.stream.Stream;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of the secrets that were masked, by detector; none where nothing is masked.
 */
final class MaskMetrics implements MeterBinder {

	private final List<String> detectors;

	private final MaskCounts counts;

	MaskMetrics(CloudWatchLogsProperties.Mask mask, MaskCounts counts) {
		this.detectors = mask.enabled()
				? Stream.concat(mask.effectiveDetectors().stream().map(Detector::id), mask.patterns().keySet().stream())
					.toList()
				: List.of();
		this.counts = counts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String detector : this.detectors) {
			FunctionCounter.builder("cloudwatch.logs.masked", this.counts, (counts) -> counts.count(detector))
				.baseUnit("secrets")
				.tag("detector", detector)
				.description("Secrets that were masked in the text of events")
				.register(registry);
		}
	}

}
