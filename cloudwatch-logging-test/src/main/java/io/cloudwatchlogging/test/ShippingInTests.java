package io.cloudwatchlogging.test;

import java.util.Map;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Decision whether an application ships its lines in a test.
 */
final class ShippingInTests {

	static final String ASKED_FOR_PROPERTY = "spring.test.cloudwatch-logs.auto-configure";

	private static final String PROPERTY_SOURCE_NAME = "cloudwatchLogsDisabledInTests";

	private ShippingInTests() {
	}

	/**
	 * Disables shipping unless the test asks for it. What a test, the command line, the
	 * system or the environment sets comes first; what the application's files set does
	 * not.
	 * @param environment the environment of a test
	 */
	static void disableUnlessAskedFor(ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		if (environment.getProperty(ASKED_FOR_PROPERTY, Boolean.class, false)
				|| sources.contains(PROPERTY_SOURCE_NAME)) {
			return;
		}
		MapPropertySource source = new MapPropertySource(PROPERTY_SOURCE_NAME,
				Map.of("cloudwatch.logs.enabled", "false"));
		if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
		}
		else {
			sources.addLast(source);
		}
	}

}
