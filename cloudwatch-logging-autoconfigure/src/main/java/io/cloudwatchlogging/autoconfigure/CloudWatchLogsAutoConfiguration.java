package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertyNames;
import io.cloudwatchlogging.shipping.Shipping;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for shipping to CloudWatch Logs.
 */
@AutoConfiguration(after = AwsAutoConfiguration.class)
@ConditionalOnClass({ LoggerContext.class, CloudWatchLogsClient.class, AwsClientBuilderConfigurer.class })
@Conditional(OnShippingCondition.class)
@ConditionalOnBean(AwsClientBuilderConfigurer.class)
@EnableConfigurationProperties(CloudWatchLogsProperties.class)
public final class CloudWatchLogsAutoConfiguration {

	@Bean
	@Lazy(false)
	Connector cloudWatchLogsConnector(CloudWatchLogsProperties properties, Environment environment,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<CloudWatchLogsClient> clients) {
		PropertyNames.check(environment);
		SinkFactory sinks = new SinkFactory(properties, LogNames.of(properties, environment));
		CloudWatchLogsClient client = clients.getIfUnique();
		String warning = (client != null) ? ClientBeanCheck.warning(properties) : null;
		if (warning != null) {
			Installation.warn(warning);
		}
		AmbiguousBeans.warnings(beanFactory).forEach(Installation::warn);
		PropertyNames.warnings(environment).forEach(Installation::warn);
		return new Connector(Shipping.shared(), sinks, CloudWatchLogsClientFactory.of(beanFactory, properties), client,
				ContextEnd.of(beanFactory));
	}

	@Bean
	@Lazy(false)
	LossPublisher cloudWatchLogsLossPublisher(ApplicationEventPublisher publisher) {
		return new LossPublisher(Shipping.shared(), publisher);
	}

}
