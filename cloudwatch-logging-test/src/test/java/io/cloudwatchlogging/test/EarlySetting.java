package io.cloudwatchlogging.test;

import java.util.Map;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Listener that keeps what {@code cloudwatch.logs.enabled} is when logging has just been
 * initialised, which is when lines begin to be shipped.
 */
final class EarlySetting implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	static final String PROPERTY = "early.enabled";

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		ConfigurableEnvironment environment = event.getEnvironment();
		String enabled = environment.getProperty("cloudwatch.logs.enabled", "unset");
		environment.getPropertySources().addLast(new MapPropertySource("early", Map.of(PROPERTY, enabled)));
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

}
