package io.cloudwatchlogging.test;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

/**
 * Registers the embedded service unless something else says where Spring Cloud AWS
 * connects to. Has no order, by which it comes after
 * {@link ConfigurationClassPostProcessor} and sees all that configuration classes
 * declare.
 */
final class EmbeddedServiceRegistrar implements BeanDefinitionRegistryPostProcessor {

	private static final String SERVICE = "embeddedCloudWatchLogs";

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry instanceof ConfigurableListableBeanFactory beanFactory && BeanFactoryUtils
			.beanNamesForTypeIncludingAncestors(beanFactory, AwsConnectionDetails.class, true, false).length == 0) {
			EmbeddedCloudWatchLogsConfiguration configuration = new EmbeddedCloudWatchLogsConfiguration();
			RootBeanDefinition service = new RootBeanDefinition(EmbeddedCloudWatchLogs.class,
					configuration::embeddedCloudWatchLogs);
			service.setDestroyMethodName("");
			registry.registerBeanDefinition(SERVICE, service);
			registry.registerBeanDefinition(SERVICE + "ConnectionDetails",
					new RootBeanDefinition(AwsConnectionDetails.class, () -> configuration
						.embeddedCloudWatchLogsConnectionDetails(beanFactory.getBean(EmbeddedCloudWatchLogs.class))));
		}
	}

}
