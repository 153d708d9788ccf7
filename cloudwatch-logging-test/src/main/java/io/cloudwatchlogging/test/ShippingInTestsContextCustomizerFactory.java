package io.cloudwatchlogging.test;

import java.util.List;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Disables shipping in Spring tests that are no Spring Boot tests.
 */
final class ShippingInTestsContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return new ShippingInTestsContextCustomizer();
	}

	/**
	 * Customizer that is equal for all tests, as contexts are cached by their
	 * customizers.
	 */
	private record ShippingInTestsContextCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			ShippingInTests.disableUnlessAskedFor(context.getEnvironment());
		}

	}

}
