package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.shipping.Shipping;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * Attaches the appender right before Spring Boot initialises logging. The appender
 * survives that, so it misses nothing that the console shows from its first line on.
 */
final class LoggingPreparationListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER - 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		Environment environment = event.getEnvironment();
		if (SpringProperties.getFlag(LoggingListener.AOT_PROCESSING) || !LoggingBackend.isLogback()
				|| !SpringBootSupport.isSupported()) {
			return;
		}
		if (OnShippingCondition.isShipping(environment)) {
			Shipping.shared()
				.contexts()
				.beginApplication(event.getSpringApplication(), () -> LogbackSetup.hold(environment));
		}
		else {
			Shipping.shared().contexts().uninstall();
		}
	}

}
