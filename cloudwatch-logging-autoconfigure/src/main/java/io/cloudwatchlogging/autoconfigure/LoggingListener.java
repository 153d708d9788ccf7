package io.cloudwatchlogging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * Attaches the appender right after Spring Boot has initialised logging, which is as
 * early as anything can be that stays: whatever was attached before is gone by then. It
 * holds what is logged until the environment is complete and tells where that goes.
 */
final class LoggingListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private static final String AOT_PROCESSING = "spring.aot.processing";

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (SpringProperties.getFlag(AOT_PROCESSING)) {
			return;
		}
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			environmentPrepared(prepared.getEnvironment());
		}
		else if (event instanceof ApplicationContextInitializedEvent initialized) {
			contextInitialized(initialized.getApplicationContext().getEnvironment());
		}
		else if (event instanceof ApplicationPreparedEvent prepared) {
			contextPrepared(prepared.getApplicationContext());
		}
		else if (event instanceof ApplicationStartedEvent started) {
			ContextEnd.started(started.getApplicationContext());
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			failed(failed.getApplicationContext());
		}
	}

	private void environmentPrepared(Environment environment) {
		if (!OnShippingCondition.isShipping(environment)) {
			Installation.uninstall();
			if (OnShippingCondition.isOffForLambda(environment)) {
				Installation.warn(OnShippingCondition.LAMBDA_REASON);
			}
		}
		else {
			Installation.hold(environment);
		}
	}

	/**
	 * By now the environment has what comes late, such as properties from Spring Cloud's
	 * bootstrap context, from an initializer or of a test.
	 */
	private void contextInitialized(Environment environment) {
		if (!OnShippingCondition.isShipping(environment)) {
			Installation.uninstall();
		}
		else if (!Host.isBootstrap(environment)) {
			Installation.install(environment);
		}
	}

	private void contextPrepared(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		if (OnShippingCondition.isShipping(environment) && !Host.isBootstrap(environment)) {
			ContextEnd.register(context);
		}
	}

	private void failed(@Nullable ConfigurableApplicationContext context) {
		// The report of the failure follows; nobody else will connect any more.
		Installation.connectFallback();
		ContextEnd.failed(context);
	}

}
