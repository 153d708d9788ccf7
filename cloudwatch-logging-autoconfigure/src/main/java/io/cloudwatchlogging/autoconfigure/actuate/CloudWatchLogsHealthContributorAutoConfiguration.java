package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Clock;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsDeliveryAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.OnShippingCondition;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.shipping.Shipping;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for the health of delivery to CloudWatch Logs.
 */
@AutoConfiguration(after = { CloudWatchLogsAutoConfiguration.class, CloudWatchLogsDeliveryAutoConfiguration.class })
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("cloudwatchlogs")
@Conditional(OnShippingCondition.class)
@ConditionalOnBean({ LogDelivery.class, CloudWatchLogsProperties.class })
@ConditionalOnMissingBean(name = { "cloudWatchLogsHealthIndicator", "cloudWatchLogsHealthContributor" })
public final class CloudWatchLogsHealthContributorAutoConfiguration {

	CloudWatchLogsHealthContributorAutoConfiguration() {
	}

	@Bean
	LossTracker cloudWatchLogsLossWatch() {
		return new LossTracker(Shipping.shared(), Clock.systemUTC());
	}

	@Bean
	CloudWatchLogsHealthIndicator cloudWatchLogsHealthIndicator(LogDelivery delivery, LossTracker losses,
			CloudWatchLogsProperties properties) {
		Appenders appenders = Appenders.of(Shipping.shared());
		return new CloudWatchLogsHealthIndicator(delivery, losses, appenders::describe, appenders.suppression()::budget,
				properties.batch().maxLinger(), HealthThresholds.STANDARD, Clock.systemUTC());
	}

}
