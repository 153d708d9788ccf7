package io.cloudwatchlogging.logback;

import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.logback.StandaloneStart.Declaration;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether declared appenders have to start shipping by themselves: at once where
 * there is no Spring Boot, and a while later where there is one that does not start an
 * application, or at the end of the process. Safe for use by many threads.
 */
final class StandaloneAppenders {

	private static final String SPRING_BOOT = "org.springframework.boot.SpringApplication";

	/** Far longer than an application takes from its first log event to Spring Boot. */
	private static final long PATIENCE_SECONDS = 10;

	private final Shipping shipping;

	private final StandaloneStart.Target target;

	private @Nullable Declaration first;

	private boolean decided;

	StandaloneAppenders(Shipping shipping, StandaloneStart.Target target) {
		this.shipping = shipping;
		this.target = target;
	}

	/** Notes that an application of Spring Boot says where events go. */
	synchronized void leaveToApplication() {
		this.decided = true;
	}

	/** Notes that an appender has been started, which may be the first one. */
	void started(DeclaredAppender appender) {
		Declaration declaration = appender.declaration();
		if (declaration != null && note(declaration)) {
			this.shipping.registerShutdownHook();
			if (isSpringBootThere()) {
				this.shipping.timer().schedule(this::startUnlessDecided, PATIENCE_SECONDS, TimeUnit.SECONDS);
			}
			else {
				startUnlessDecided();
			}
		}
	}

	private synchronized boolean note(Declaration declaration) {
		Declaration earlier = this.first;
		if (earlier == null) {
			this.first = declaration;
			if (!this.decided) {
				this.target.reportTo(declaration.context());
			}
			return !this.decided;
		}
		if (!this.decided && isElsewhere(declaration, earlier)) {
			this.shipping.reports()
				.warn("Appender [" + declaration.appender() + "] ships to the region and the endpoint of ["
						+ earlier.appender()
						+ "]: all appenders of a process share one connection. Leave out <region> and "
						+ "<endpoint>, or make them the same.");
		}
		return false;
	}

	/** Warns of what a declaration says in vain in an application of Spring Boot. */
	void warnOfConnection(DeclaredAppender appender) {
		Declaration declaration = appender.declaration();
		if (declaration != null && (declaration.region() != null || declaration.endpoint() != null)) {
			this.shipping.reports()
				.warn("<region> and <endpoint> of the appender [" + appender.name()
						+ "] have no effect in an application of Spring Boot. Set cloudwatch.logs.region and "
						+ "cloudwatch.logs.endpoint instead.");
		}
	}

	private static boolean isElsewhere(Declaration declaration, Declaration earlier) {
		return (declaration.region() != null && !declaration.region().equals(earlier.region()))
				|| (declaration.endpoint() != null && !declaration.endpoint().equals(earlier.endpoint()));
	}

	private static boolean isSpringBootThere() {
		try {
			Class.forName(SPRING_BOOT, false, StandaloneAppenders.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	/** Starts shipping by what the first declaration says, if nobody else does. */
	void startUnlessDecided() {
		Declaration declaration;
		synchronized (this) {
			declaration = this.decided ? null : this.first;
			if (declaration != null) {
				this.decided = true;
			}
		}
		if (declaration != null) {
			for (StandaloneStart start : ServiceLoader.load(StandaloneStart.class, getClass().getClassLoader())) {
				start.start(this.target, declaration);
				return;
			}
		}
	}

}
