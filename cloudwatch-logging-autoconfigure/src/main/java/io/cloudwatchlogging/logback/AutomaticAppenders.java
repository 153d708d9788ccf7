package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.logback.EventClaims.Mode;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * The automatic appender of the process, in the logger context that was used last, and
 * the look at its places every second. Attached and removed by one thread at a time;
 * everything else is safe for use by many threads.
 */
final class AutomaticAppenders {

	private static final long CHECK_SECONDS = 1;

	private final Shipping shipping;

	private final EventIntake intake;

	private final UserAppenders declared;

	private volatile @Nullable AutomaticPlacement placement;

	private volatile @Nullable AppenderCore core;

	private @Nullable Future<?> checks;

	AutomaticAppenders(Shipping shipping, EventIntake intake, UserAppenders declared) {
		this.shipping = shipping;
		this.intake = intake;
		this.declared = declared;
	}

	/**
	 * Attaches the appender in a logger context, and in no other one.
	 * @param context the logger context
	 * @param loggers names of the loggers whose events are shipped, empty for all
	 */
	void attach(LoggerContext context, Collection<String> loggers) {
		placement(context).attach(loggers);
	}

	private AutomaticPlacement placement(LoggerContext context) {
		AutomaticPlacement current = this.placement;
		if (current == null || current.context() != context) {
			if (current != null) {
				current.detach();
				current.core().retire();
			}
			AppenderCore own = new AppenderCore(this.intake, true, AppenderSettings.none(AutomaticAppender.NAME),
					this.shipping.reports().masked(new LogbackStatusReporter(context)));
			current = new AutomaticPlacement(context, own, this.intake,
					new ProcessPlacementEnvironment(this.shipping, this.declared));
			this.core = own;
			this.placement = current;
		}
		if (this.checks == null) {
			this.checks = this.shipping.timer().repeatAtOnce(this::check, CHECK_SECONDS, TimeUnit.SECONDS);
		}
		return current;
	}

	/** Returns the names of the loggers whose events are shipped, empty for all. */
	Collection<String> loggers() {
		AutomaticPlacement current = this.placement;
		return (current != null) ? current.loggers() : List.of();
	}

	/** Puts the appender where it belongs by now, as Logback has been configured. */
	void arrange() {
		AutomaticPlacement current = this.placement;
		if (current != null) {
			current.arrange();
			this.intake.predecessor().forget();
		}
	}

	/** Looks at the loggers again, once a second. */
	void check() {
		look();
		this.intake.predecessor().expire();
	}

	private void look() {
		AutomaticPlacement current = this.placement;
		if (current != null) {
			try {
				current.check();
			}
			catch (RuntimeException ex) {
				this.shipping.warnLater("The loggers could not be looked at: " + ex);
			}
		}
	}

	/** Steps back for an appender of the user's as soon as it is in use. */
	void stepBackSoon() {
		if (isPlaced()) {
			this.intake.claims().setMode(Mode.TRANSITION);
			try {
				this.shipping.timer().execute(this::look);
			}
			catch (OutOfMemoryError ex) {
				// No thread is available: the check of the next second does it.
			}
		}
	}

	/**
	 * Takes the place of an appender that Logback detaches until the end of a reset. What
	 * is logged meanwhile goes where that one's events go, unless the next application
	 * has begun, which is yet to say where.
	 */
	void follow(AppenderCore detached) {
		AutomaticPlacement current = this.placement;
		if (current == null || !current.isAttached()) {
			return;
		}
		this.intake.claims().setMode(Mode.TRANSITION);
		if (this.intake.completion() != null) {
			this.intake.predecessor().set(detached);
		}
		current.followReset();
		if (!current.isAttached()) {
			// Removed meanwhile, on another thread.
			this.intake.predecessor().forget();
		}
	}

	/** Returns whether the appender stands anywhere. */
	boolean isPlaced() {
		AutomaticPlacement current = this.placement;
		return current != null && current.isPlaced();
	}

	/** Returns what the appender does, {@code null} if there has never been one. */
	@Nullable AppenderCore core() {
		return this.core;
	}

	/** Detaches the appender for good. */
	void remove() {
		AutomaticPlacement current = this.placement;
		if (current != null) {
			current.detach();
			this.intake.predecessor().forget();
		}
		if (this.checks != null) {
			this.checks.cancel(false);
			this.checks = null;
		}
	}

}
