package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.shipping.Shipping;
import org.apache.commons.logging.LogFactory;

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
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Follows the start of an application, after Spring Boot has initialised logging: events
 * are held until the environment is complete and says where they go.
 */
final class LoggingListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	static final String AOT_PROCESSING = "spring.aot.processing";

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (SpringProperties.getFlag(AOT_PROCESSING)) {
			return;
		}
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared
				&& OnShippingCondition.isShipping(prepared.getEnvironment())) {
			SpringBootSupport.check();
		}
		if (LoggingBackend.isLogback()) {
			onStart(event);
		}
		else if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			warnOfOtherBackend(prepared.getEnvironment());
		}
	}

	private void onStart(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			environmentPrepared(prepared.getEnvironment());
		}
		else if (event instanceof ApplicationContextInitializedEvent initialized) {
			contextInitialized(initialized);
		}
		else if (event instanceof ApplicationPreparedEvent prepared) {
			contextPrepared(prepared);
		}
		else if (event instanceof ApplicationStartedEvent started) {
			ContextEnd.started(started.getApplicationContext());
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			failed(failed);
		}
	}

	private void environmentPrepared(Environment environment) {
		if (OnShippingCondition.isShipping(environment)) {
			LogbackSetup.arrange();
		}
		else if (OnShippingCondition.isOffForLambda(environment)) {
			Shipping.shared().reports().warn(OnShippingCondition.LAMBDA_REASON);
		}
	}

	private void contextInitialized(ApplicationContextInitializedEvent event) {
		ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
		if (!OnShippingCondition.isShipping(environment)) {
			Shipping shipping = Shipping.shared();
			shipping.contexts().endBeginning(event.getSpringApplication());
			shipping.contexts().uninstall();
			if (HostingEnvironment.discardsClasses(environment)) {
				shipping.end();
			}
		}
	}

	private void contextPrepared(ApplicationPreparedEvent event) {
		ConfigurableApplicationContext context = event.getApplicationContext();
		Environment environment = context.getEnvironment();
		if (OnShippingCondition.isShipping(environment) && !HostingEnvironment.isBootstrap(environment)) {
			ContextEnd.register(context);
		}
		Shipping.shared().contexts().endBeginning(event.getSpringApplication());
	}

	private void failed(ApplicationFailedEvent event) {
		// The report of the failure follows; nobody else will connect any more.
		try {
			Shipping.shared().connectFallback();
		}
		finally {
			Shipping.shared().contexts().endBeginning(event.getSpringApplication());
			ContextEnd.failed(event.getApplicationContext());
		}
	}

	private static void warnOfOtherBackend(Environment environment) {
		if (OnShippingCondition.isShipping(environment)) {
			LogFactory.getLog(LoggingListener.class)
				.warn("Log events are not shipped to CloudWatch Logs: logging is done by " + LoggingBackend.describe()
						+ ", and only Logback is supported. Use spring-boot-starter-logging, or set "
						+ OnShippingCondition.ENABLED + "=false to leave out this message.");
		}
	}

}
