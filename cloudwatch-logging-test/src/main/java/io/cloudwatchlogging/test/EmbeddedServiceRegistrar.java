package io.cloudwatchlogging.test;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
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

	private static final String CONFIGURATION = EmbeddedCloudWatchLogsConfiguration.class.getName();

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry instanceof ConfigurableListableBeanFactory beanFactory && BeanFactoryUtils
			.beanNamesForTypeIncludingAncestors(beanFactory, AwsConnectionDetails.class, true, false).length == 0) {
			registry.registerBeanDefinition(CONFIGURATION,
					new RootBeanDefinition(EmbeddedCloudWatchLogsConfiguration.class));
			register(EmbeddedCloudWatchLogs.class, "embeddedCloudWatchLogs", registry);
			register(AwsConnectionDetails.class, "embeddedCloudWatchLogsConnectionDetails", registry);
		}
	}

	/** A bean of the method with its name, as if the configuration had been imported. */
	private static void register(Class<?> type, String name, BeanDefinitionRegistry registry) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setFactoryBeanName(CONFIGURATION);
		definition.setFactoryMethodName(name);
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		// Lines are still to arrive while the context closes and after it.
		definition.setDestroyMethodName("");
		registry.registerBeanDefinition(name, definition);
	}

}
