package io.cloudwatchlogging.effects;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * JUnit extension that runs applications in the JVM of the tests, called {@code shop},
 * which ship to an embedded CloudWatch Logs. That is empty before each test, and
 * afterwards nothing is left: neither lines that were not delivered, nor settings of
 * logging, nor system properties.
 */
final class ShippingApplication implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

	/** The log group of the application, unless a property says otherwise. */
	static final String GROUP = "shop";

	/** Long enough on any machine for what happens at once. */
	static final Duration PATIENCE = Duration.ofMinutes(1);

	private @Nullable EmbeddedCloudWatchLogs service;

	private @Nullable Properties systemProperties;

	/**
	 * Runs an application from its start to its end.
	 * @param activity what it does once it has started
	 * @param properties its properties, each as {@code name=value}
	 * @return what CloudWatch Logs has after its end
	 */
	EmbeddedCloudWatchLogs run(Activity activity, String... properties) {
		return run((context) -> {
		}, activity, properties);
	}

	/**
	 * Runs an application that is initialized in a special way from its start to its end.
	 * @param initializer what the context is initialized by
	 * @param activity what it does once it has started
	 * @param properties its properties, each as {@code name=value}
	 * @return what CloudWatch Logs has after its end
	 */
	EmbeddedCloudWatchLogs run(ApplicationContextInitializer<ConfigurableApplicationContext> initializer,
			Activity activity, String... properties) {
		try (ConfigurableApplicationContext context = start(initializer, properties)) {
			activity.perform(context);
		}
		return service();
	}

	/**
	 * Starts an application, which the caller closes.
	 * @param initializer what the context is initialized by
	 * @param properties its properties, each as {@code name=value}
	 * @return its context
	 */
	ConfigurableApplicationContext start(ApplicationContextInitializer<?> initializer, String... properties) {
		SpringApplication application = new SpringApplication(Shop.class);
		application.addInitializers(initializer);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		return application.run(arguments(properties));
	}

	/** Waits until what an application has logged so far is delivered. */
	static void flush(ConfigurableApplicationContext context) {
		try {
			context.getBean(LogDelivery.class).flush(PATIENCE);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What the library does at this moment, for the message of a test that fails. */
	static String state() {
		Shipping shipping = Shipping.shared();
		StringBuilder state = new StringBuilder(shipping.status() + ", " + Appenders.of(shipping).describe());
		Thread.getAllStackTraces().forEach((thread, stack) -> {
			if (thread.getName().startsWith("cloudwatch-logs")) {
				state.append("\n").append(thread).append(" ").append(Arrays.toString(stack));
			}
		});
		return state.toString();
	}

	private String[] arguments(String... properties) {
		Map<String, String> all = new LinkedHashMap<>();
		List<String> defaults = List.of("spring.application.name=" + GROUP, "spring.main.banner-mode=off",
				"spring.main.log-startup-info=false", "logging.threshold.console=off",
				"cloudwatch.logs.delivery.shutdown-timeout=" + PATIENCE.toSeconds() + "s",
				"cloudwatch.logs.endpoint=" + service().endpoint(), "spring.cloud.aws.region.static=eu-central-1",
				"spring.cloud.aws.credentials.access-key=any", "spring.cloud.aws.credentials.secret-key=any");
		Stream.concat(defaults.stream(), Stream.of(properties))
			.forEach((property) -> all.put(property.substring(0, property.indexOf('=')), "--" + property));
		return all.values().toArray(String[]::new);
	}

	EmbeddedCloudWatchLogs service() {
		EmbeddedCloudWatchLogs current = this.service;
		if (current == null) {
			throw new IllegalStateException("There is a service only during the tests");
		}
		return current;
	}

	/** The requests that carried events. */
	List<ReceivedRequest> puts() {
		return service().requests().of("PutLogEvents");
	}

	/** The messages in the log group of the application. */
	List<String> messages() {
		return service().messages(GROUP);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.service = EmbeddedCloudWatchLogs.start();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		service().reset();
		this.systemProperties = (Properties) System.getProperties().clone();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		System.setProperties(this.systemProperties);
		service().faults().clear();
		Shipping shipping = Shipping.shared();
		shipping.contexts().uninstall();
		shipping.pipeline().disconnect(true);
		Awaitility.await().atMost(PATIENCE).until(() -> shipping.pipeline().status().inFlight() == 0);
		shipping.pipeline().discard();
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		service().close();
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		logging.reset();
		new ContextInitializer(logging).autoConfig();
	}

	/**
	 * What an application does between its start and its end.
	 */
	@FunctionalInterface
	interface Activity {

		void perform(ConfigurableApplicationContext context);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

	}

}
