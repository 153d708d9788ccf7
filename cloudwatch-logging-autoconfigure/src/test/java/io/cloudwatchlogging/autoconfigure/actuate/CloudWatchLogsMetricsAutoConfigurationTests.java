package io.cloudwatchlogging.autoconfigure.actuate;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.aws.RequestObservers;
import io.cloudwatchlogging.aws.RequestOutcome;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsMetricsAutoConfiguration}.
 */
class CloudWatchLogsMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CloudWatchLogsMetricsAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withBean(LogDelivery.class, FakeDelivery::new);

	@Test
	void metersAreInTheRegistryOfTheApplication() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("cloudwatch.logs.events").functionCounters()).isNotEmpty();
			Shipping.shared()
				.component(RequestObservers.class, RequestObservers::new)
				.completed(RequestOutcome.ACCEPTED, 1, 1, 1, 1);
			assertThat(registry.find("cloudwatch.logs.requests").timers()).isNotEmpty();
		});
	}

	@Test
	void metersAreSwitchedOffAsAllMetersAre() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("management.metrics.enable.cloudwatch.logs=false")
			.run((context) -> {
				Shipping.shared()
					.component(RequestObservers.class, RequestObservers::new)
					.completed(RequestOutcome.ACCEPTED, 1, 1, 1, 1);
				assertThat(context.getBean(MeterRegistry.class).getMeters())
					.noneMatch((meter) -> meter.getId().getName().startsWith("cloudwatch"));
			});
	}

	@Test
	void backsOffWithoutARegistry() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(DeliveryMetrics.class)
			.doesNotHaveBean(RequestMetrics.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cloudWatchLogsDeliveryMetrics"));
	}

	@Test
	void backsOffWithoutTheMetricsOfSpringBoot() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLogsMetricsAutoConfiguration.class))
			.withBean(LogDelivery.class, FakeDelivery::new)
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withClassLoader(new FilteredClassLoader(MetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DeliveryMetrics.class));
	}

	@Test
	void backsOffWithoutDelivery() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLogsMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DeliveryMetrics.class));
	}

	@Test
	void aClosedContextIsForgotten() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Shipping.shared()
				.component(RequestObservers.class, RequestObservers::new)
				.completed(RequestOutcome.ACCEPTED, 1, 1, 1, 1);
			context.close();
			Shipping.shared()
				.component(RequestObservers.class, RequestObservers::new)
				.completed(RequestOutcome.ACCEPTED, 1, 1, 1, 1);
			assertThat(registry.get("cloudwatch.logs.batch.size").summary().count()).isEqualTo(1);
		});
	}

}
