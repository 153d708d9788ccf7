package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import io.cloudwatchlogging.logback.AppenderDescription;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.mock.env.MockEnvironment;

/**
 * JUnit extension for one step of the start of an application at a time: an application
 * called {@code shop} with an embedded CloudWatch Logs, of which nothing is left after a
 * test. Only its own events are shipped.
 */
final class StartingApplication implements AfterEachCallback {

	private static final String ORDERS = "com.shop.Orders";

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final MockEnvironment environment = new MockEnvironment();

	private final List<GenericApplicationContext> contexts = new CopyOnWriteArrayList<>();

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	private final StatusListener listener = this::addStatus;

	StartingApplication() {
		set("spring.application.name", "shop");
		set("cloudwatch.logs.loggers", ORDERS);
		set("cloudwatch.logs.pattern", "%level %msg");
		set("cloudwatch.logs.endpoint", this.service.endpoint().toString());
		set("cloudwatch.logs.delivery.shutdown-timeout", "30s");
		set("spring.cloud.aws.region.static", "eu-central-1");
		set("spring.cloud.aws.credentials.access-key", "any");
		set("spring.cloud.aws.credentials.secret-key", "any");
		logging().getStatusManager().add(this.listener);
	}

	private void addStatus(Status status) {
		if (status.getLevel() >= Status.WARN) {
			this.warnings.add(status.getMessage());
		}
	}

	MockEnvironment environment() {
		return this.environment;
	}

	/** Sets a property. */
	void set(String name, String value) {
		this.environment.setProperty(name, value);
	}

	/** A context of the application, not yet refreshed. */
	GenericApplicationContext context() {
		return context(this.environment);
	}

	GenericApplicationContext context(ConfigurableEnvironment environment) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.setEnvironment(environment);
		this.contexts.add(context);
		return context;
	}

	static LoggerContext logging() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	static Logger root() {
		return logging().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	static Logger orders() {
		return logging().getLogger(ORDERS);
	}

	/** Returns whether an appender of the library stands anywhere. */
	static boolean isAttached() {
		return logging().getLoggerList().stream().anyMatch((logger) -> logger.getAppender("CLOUDWATCH_LOGS") != null);
	}

	/** The log groups to which appenders ship. */
	static List<String> groups() {
		return LogbackSetup.appenders().describe().stream().map(AppenderDescription::group).toList();
	}

	/** The messages that have arrived in the log group of the application. */
	List<String> messages() {
		return this.service.groups().contains("shop") ? this.service.messages("shop") : List.of();
	}

	EmbeddedCloudWatchLogs service() {
		return this.service;
	}

	/** The warnings in Logback's status system since the test began. */
	List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		logging().getStatusManager().remove(this.listener);
		this.contexts.forEach(StartingApplication::end);
		Shipping.shared().contexts().uninstall();
		Shipping.shared().end();
		this.service.close();
	}

	private static void end(GenericApplicationContext context) {
		context.close();
		ContextEnd end = ContextEnd.of(context.getBeanFactory());
		if (end != null) {
			end.destroy();
		}
	}

}
