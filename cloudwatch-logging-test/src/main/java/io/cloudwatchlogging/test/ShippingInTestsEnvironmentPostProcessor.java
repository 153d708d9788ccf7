package io.cloudwatchlogging.test;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Disables shipping in Spring Boot tests, early enough for the first line of the
 * application. A context customizer comes too late for that.
 */
final class ShippingInTestsEnvironmentPostProcessor implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		// Every Spring Boot test has it, and no application.
		if (environment.getPropertySources()
			.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
			ShippingInTests.disableUnlessAskedFor(environment);
		}
	}

}
