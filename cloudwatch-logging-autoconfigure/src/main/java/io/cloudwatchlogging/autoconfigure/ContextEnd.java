package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application context that ships, from its start to its end after all of its beans:
 * registered before any of them is created, it is destroyed last, so that what they log
 * when they are destroyed is delivered.
 */
final class ContextEnd implements DisposableBean {

	private static final String NAME = ContextEnd.class.getName();

	/** Longer than the report of a failed start takes. */
	private static final Duration REPORTED = Duration.ofSeconds(1);

	private final ConfigurableApplicationContext context;

	private final Shipping shipping;

	/** Asked before a web server of the application's own makes it look like a WAR. */
	private final boolean discardsClasses;

	private final Runnable takeOver = this::takeOver;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile boolean excluded;

	private volatile @Nullable Installation installation;

	private volatile @Nullable Runnable connection;

	private ContextEnd(ConfigurableApplicationContext context, Shipping shipping) {
		this.context = context;
		this.shipping = shipping;
		this.discardsClasses = HostingEnvironment.discardsClasses(context.getEnvironment());
	}

	/**
	 * Notes that a context uses the pipeline until its end, and installs the library for
	 * it as soon as its bean definitions are known: they may name property sources.
	 */
	static void register(ConfigurableApplicationContext context) {
		if (context.getBeanFactory() instanceof DefaultListableBeanFactory beanFactory
				&& !beanFactory.containsSingleton(NAME)) {
			ContextEnd end = new ContextEnd(context, Shipping.shared());
			beanFactory.registerSingleton(NAME, end);
			beanFactory.registerDisposableBean(NAME, end);
			context.addBeanFactoryPostProcessor(end::install);
			end.shipping.contexts().retain(end.takeOver);
		}
	}

	private void install(ConfigurableListableBeanFactory beanFactory) {
		this.installation = LogbackSetup.install(this.context.getEnvironment(), beanFactory);
	}

	/** Returns the end of a context, if its start was noted. */
	static @Nullable ContextEnd of(ConfigurableListableBeanFactory beanFactory) {
		return (beanFactory.getSingleton(NAME) instanceof ContextEnd end) ? end : null;
	}

	/**
	 * Notes that an application could not be started, whether its beans are destroyed or
	 * not.
	 */
	static void failed(@Nullable ConfigurableApplicationContext context) {
		ContextEnd end = (context != null) ? of(context.getBeanFactory()) : null;
		if (end != null) {
			end.destroy();
		}
		else {
			Shipping shipping = Shipping.shared();
			shipping.contexts().restore();
			if (shipping.contexts().isEndDue()) {
				endOnceReported(shipping);
			}
		}
	}

	/**
	 * Notes that a context has been started, and whether its configuration has what
	 * connects it. A child of it may have it instead.
	 */
	static void started(ConfigurableApplicationContext context) {
		ContextEnd end = of(context.getBeanFactory());
		if (end != null) {
			end.excluded = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(context, Connector.class).length == 0;
		}
	}

	/** Returns what was installed for the context, if anything was. */
	@Nullable Installation installation() {
		return this.installation;
	}

	/** Installs the library by what the context itself says. */
	void install(Installation installation) {
		this.installation = installation;
		installation.apply();
	}

	/** Notes what connects the context, again if need be. */
	void connectBy(Runnable connection) {
		this.connection = connection;
	}

	/**
	 * Lets events go where this context says, as the one that started later has ended.
	 */
	private void takeOver() {
		Installation current = this.installation;
		if (current != null) {
			current.apply();
		}
		Runnable connect = this.connection;
		if (connect != null) {
			connect.run();
		}
	}

	@Override
	public void destroy() {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		boolean last = (this.excluded && !this.shipping.pipeline().isConnected()) ? withdraw()
				: this.shipping.contexts().release(this.takeOver);
		if (last && (this.discardsClasses || this.shipping.contexts().isEndDue())) {
			end();
		}
	}

	/**
	 * Nobody is to ship what the configuration was not to ship.
	 * @return whether it was the last context
	 */
	private boolean withdraw() {
		this.shipping.contexts().withdraw(this.takeOver);
		this.shipping.reports()
			.warn("Log events were not shipped to CloudWatch Logs: the auto-configuration of the library is "
					+ "excluded or does not apply. The conditions evaluation report, shown with --debug, says why. "
					+ (AotDetector.useGeneratedArtifacts()
							? "Conditions were evaluated when the application was built, ahead of time. " : "")
					+ "If nothing is to be shipped, set cloudwatch.logs.enabled=false.");
		return this.shipping.contexts().isEmpty();
	}

	private void end() {
		if (this.context.isClosed()) {
			this.shipping.end();
		}
		else {
			endOnceReported(this.shipping);
		}
	}

	/** The application has failed, and the report of that is yet to come. */
	private static void endOnceReported(Shipping shipping) {
		Thread end = new Thread(() -> {
			boolean waiting = true;
			while (waiting && shipping.awaitEvent(REPORTED)) {
				waiting = shipping.contexts().flushAfterEnd();
			}
			// What was logged before anybody waited may be under way.
			shipping.contexts().flushAfterEnd();
			shipping.end();
		}, "cloudwatch-logs-end");
		end.setDaemon(true);
		end.start();
	}

}
