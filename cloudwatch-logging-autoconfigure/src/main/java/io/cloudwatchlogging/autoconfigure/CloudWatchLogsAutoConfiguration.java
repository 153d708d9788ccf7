package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.MaskCheck;
import io.cloudwatchlogging.autoconfigure.properties.PropertyNames;
import io.cloudwatchlogging.shipping.Shipping;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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

	CloudWatchLogsAutoConfiguration() {
	}

	@Bean
	@Lazy(false)
	Connector cloudWatchLogsConnector(CloudWatchLogsProperties properties, Environment environment,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<CloudWatchLogsClient> clients,
			ObjectProvider<Encoder<ILoggingEvent>> encoders, ObjectProvider<LogEventCustomizer> customizers) {
		PropertyNames.check(environment);
		Shipping shipping = Shipping.shared();
		LogbackSetup.report();
		LogNames names = LogNames.of(properties, environment);
		CloudWatchLogsClient client = clients.getIfUnique();
		String unused = (client != null) ? ClientBeanCheck.unused(beanFactory) : null;
		if (unused != null) {
			client = null;
			shipping.reports().warn(unused);
		}
		String warning = (client != null) ? ClientBeanCheck.warning(properties) : null;
		if (warning != null) {
			shipping.reports().warn(warning);
		}
		AmbiguousBeans.warnings(beanFactory).forEach(shipping.reports()::warn);
		PropertyNames.warnings(environment).forEach(shipping.reports()::warn);
		properties.limit().warnings().forEach(shipping.reports()::warn);
		MaskCheck.warnings(properties.mask()).forEach(shipping.reports()::warn);
		return new Connector(shipping, new SinkFactory(properties, names),
				CloudWatchLogsClientFactory.of(beanFactory, properties), client, ContextEnd.of(beanFactory),
				new InstallationUpdate(shipping, environment, properties, names, encoders, customizers));
	}

	@Bean
	@Lazy(false)
	LossPublisher cloudWatchLogsLossPublisher(ApplicationEventPublisher publisher) {
		return new LossPublisher(Shipping.shared(), publisher);
	}

	@Bean
	@Lazy(false)
	@ConditionalOnProperty("cloudwatch.logs.budget.per-day")
	BudgetPublisher cloudWatchLogsBudgetPublisher(ApplicationEventPublisher publisher) {
		return new BudgetPublisher(LogbackSetup.appenders().suppression(), publisher);
	}

}
