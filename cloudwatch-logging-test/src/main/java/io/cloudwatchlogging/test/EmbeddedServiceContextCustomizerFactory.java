package io.cloudwatchlogging.test;

import java.util.List;

import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs.Service;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Gives an {@link EmbeddedCloudWatchLogs} to the tests that ship to one.
 */
final class EmbeddedServiceContextCustomizerFactory implements ContextCustomizerFactory {

	private static final String CONNECTION_DETAILS = "io.awspring.cloud.autoconfigure.core.AwsConnectionDetails";

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		AutoConfigureCloudWatchLogs annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureCloudWatchLogs.class);
		return (annotation != null && annotation.service() == Service.EMBEDDED
				&& ClassUtils.isPresent(CONNECTION_DETAILS, testClass.getClassLoader()))
						? new EmbeddedServiceContextCustomizer() : null;
	}

	/**
	 * Customizer that is equal for all tests, as contexts are cached by their
	 * customizers.
	 */
	private record EmbeddedServiceContextCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
				registry.registerBeanDefinition(EmbeddedServiceRegistrar.class.getName(),
						new RootBeanDefinition(EmbeddedServiceRegistrar.class));
			}
		}

	}

}
