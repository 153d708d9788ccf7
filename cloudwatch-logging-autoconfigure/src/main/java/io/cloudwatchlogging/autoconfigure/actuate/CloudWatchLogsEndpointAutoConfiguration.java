package io.cloudwatchlogging.autoconfigure.actuate;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsDeliveryAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.OnShippingCondition;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.shipping.Shipping;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for the {@link CloudWatchLogsEndpoint}.
 */
@AutoConfiguration(after = { CloudWatchLogsAutoConfiguration.class, CloudWatchLogsDeliveryAutoConfiguration.class })
@ConditionalOnClass({ ConditionalOnAvailableEndpoint.class, LoggerContext.class })
@ConditionalOnAvailableEndpoint(CloudWatchLogsEndpoint.class)
@Conditional(OnShippingCondition.class)
@ConditionalOnBean(LogDelivery.class)
public final class CloudWatchLogsEndpointAutoConfiguration {

	CloudWatchLogsEndpointAutoConfiguration() {
	}

	@Bean
	CloudWatchLogsEndpoint cloudWatchLogsEndpoint(LogDelivery delivery,
			ObjectProvider<CloudWatchLogsProperties> properties) {
		Appenders appenders = Appenders.of(Shipping.shared());
		CloudWatchLogsProperties available = properties.getIfAvailable();
		return new CloudWatchLogsEndpoint(delivery, appenders::describe,
				new VolumeView(appenders.suppression(), (available != null) ? available.price().perGb() : null),
				Shipping.shared().component(MaskCounts.class, MaskCounts::new));
	}

	@Bean
	@ConditionalOnAvailableEndpoint(endpoint = CloudWatchLogsEndpoint.class, exposure = EndpointExposure.WEB)
	CloudWatchLogsEndpointWebExtension cloudWatchLogsEndpointWebExtension(CloudWatchLogsEndpoint endpoint) {
		return new CloudWatchLogsEndpointWebExtension(endpoint);
	}

}
