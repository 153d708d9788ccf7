package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.cloudwatchlogging.aws.RequestObserver;
import io.cloudwatchlogging.aws.RequestObservers;
import io.cloudwatchlogging.aws.RequestOutcome;
import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Meters of the requests to CloudWatch Logs, fed by each of them while the context lives.
 * They are registered by the first request, which is not on a thread that starts the
 * application.
 */
final class RequestMetrics implements MeterBinder, RequestObserver, DisposableBean {

	private static final String PREFIX = "cloudwatch.logs.";

	private final RequestObservers observers;

	private final List<Supplier<Meters>> meters = new CopyOnWriteArrayList<>();

	RequestMetrics(RequestObservers observers) {
		this.observers = observers;
		observers.add(this);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.meters.add(SingletonSupplier.of(() -> Meters.of(registry)));
	}

	@Override
	public void completed(RequestOutcome outcome, int events, long nanos, long bodyBytes, long wireBytes) {
		for (Supplier<Meters> meters : this.meters) {
			try {
				meters.get().completed(outcome, events, nanos, bodyBytes, wireBytes);
			}
			catch (RuntimeException ex) {
				giveUp(meters, ex);
			}
		}
	}

	private void giveUp(Supplier<Meters> meters, RuntimeException ex) {
		if (this.meters.remove(meters)) {
			Shipping.shared().reports().warn("The meters of requests are not kept any more: " + ex);
		}
	}

	@Override
	public void destroy() {
		this.observers.remove(this);
		this.meters.clear();
	}

	/**
	 * The meters in one registry.
	 *
	 * @param requests the requests, by outcome
	 * @param batchSize events of a request
	 * @param bodySize bytes of a request before compression
	 * @param wireSize bytes of a request as it was sent
	 */
	private record Meters(Map<RequestOutcome, Timer> requests, DistributionSummary batchSize,
			DistributionSummary bodySize, DistributionSummary wireSize) {

		static Meters of(MeterRegistry registry) {
			Map<RequestOutcome, Timer> requests = new EnumMap<>(RequestOutcome.class);
			for (RequestOutcome outcome : RequestOutcome.values()) {
				requests.put(outcome,
						Timer.builder(PREFIX + "requests")
							.tag("outcome", KebabCase.of(outcome))
							.description("PutLogEvents requests by what came of them")
							.register(registry));
			}
			return new Meters(requests, summary("batch.size", BaseUnits.EVENTS, "Events of a request", registry),
					summary("request.size.uncompressed", BaseUnits.BYTES, "Body of a request before compression",
							registry),
					summary("request.size", BaseUnits.BYTES, "Body of a request as it was sent", registry));
		}

		private static DistributionSummary summary(String name, String unit, String description,
				MeterRegistry registry) {
			return DistributionSummary.builder(PREFIX + name)
				.baseUnit(unit)
				.description(description)
				.register(registry);
		}

		void completed(RequestOutcome outcome, int events, long nanos, long bodyBytes, long wireBytes) {
			Timer timer = this.requests.get(outcome);
			if (timer != null) {
				timer.record(nanos, TimeUnit.NANOSECONDS);
			}
			this.batchSize.record(events);
			this.bodySize.record(bodyBytes);
			this.wireSize.record(wireBytes);
		}

	}

}
