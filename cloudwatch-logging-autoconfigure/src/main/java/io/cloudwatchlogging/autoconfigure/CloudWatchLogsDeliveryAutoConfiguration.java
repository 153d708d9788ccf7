package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.shipping.Shipping;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the {@link LogDelivery}. Whether events are shipped makes no
 * difference: an application that injects it works also where they are not, such as in a
 * test.
 */
@AutoConfiguration
public final class CloudWatchLogsDeliveryAutoConfiguration {

	CloudWatchLogsDeliveryAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	LogDelivery cloudWatchLogDelivery() {
		return new PipelineDelivery(Shipping.shared());
	}

}
