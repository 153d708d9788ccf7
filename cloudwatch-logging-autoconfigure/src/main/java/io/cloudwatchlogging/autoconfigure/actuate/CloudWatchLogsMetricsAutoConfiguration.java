package io.cloudwatchlogging.autoconfigure.actuate;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsDeliveryAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.OnShippingCondition;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.aws.RequestObservers;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for the meters of delivery to CloudWatch Logs.
 */
@AutoConfiguration(after = { CloudWatchLogsAutoConfiguration.class, CloudWatchLogsDeliveryAutoConfiguration.class,
		MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class })
@ConditionalOnClass({ MeterRegistry.class, MetricsAutoConfiguration.class })
@Conditional(OnShippingCondition.class)
@ConditionalOnBean({ LogDelivery.class, MeterRegistry.class })
public final class CloudWatchLogsMetricsAutoConfiguration {

	CloudWatchLogsMetricsAutoConfiguration() {
	}

	@Bean
	DeliveryMetrics cloudWatchLogsDeliveryMetrics(LogDelivery delivery) {
		return new DeliveryMetrics(delivery, Shipping.shared());
	}

	@Bean
	JournalMetrics cloudWatchLogsJournalMetrics(LogDelivery delivery) {
		return new JournalMetrics(delivery);
	}

	@Bean
	@ConditionalOnBean(CloudWatchLogsProperties.class)
	MaskMetrics cloudWatchLogsMaskMetrics(CloudWatchLogsProperties properties) {
		return new MaskMetrics(properties.mask(), Shipping.shared().component(MaskCounts.class, MaskCounts::new));
	}

	@Bean
	@ConditionalOnProperty("cloudwatch.logs.budget.per-day")
	BudgetMetrics cloudWatchLogsBudgetMetrics() {
		return new BudgetMetrics(Appenders.of(Shipping.shared()).suppression()::budget);
	}

	@Bean
	RequestMetrics cloudWatchLogsRequestMetrics() {
		return new RequestMetrics(Shipping.shared().component(RequestObservers.class, RequestObservers::new));
	}

}
