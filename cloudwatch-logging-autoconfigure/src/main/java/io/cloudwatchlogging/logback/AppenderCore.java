package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterAttachableImpl;
import ch.qos.logback.core.spi.FilterReply;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.shipping.StatusReporter;
import org.jspecify.annotations.Nullable;

/**
 * What an appender of this library does with an event, on the thread that logs: holds it
 * as long as it is not known where it goes, and then encodes it and hands its bytes to
 * the pipeline. Never throws, never blocks on the network. Safe for use by many threads.
 */
final class AppenderCore implements HeldEvents.Receiver, RouteSource {

	private final EventIntake intake;

	private final boolean automatic;

	private final StatusReporter warnings;

	private final FilterAttachableImpl<ILoggingEvent> filters = new FilterAttachableImpl<>();

	private final EventShipper shipper;

	private final Consumer<Notice> notices = this::ship;

	private volatile AppenderSettings settings;

	private volatile @Nullable Route route;

	/**
	 * Creates the core of an appender.
	 * @param intake what all appenders share
	 * @param automatic whether it is the automatic appender, which leaves events to
	 * others
	 * @param settings what its declaration says
	 * @param warnings takes warnings about the appender
	 */
	AppenderCore(EventIntake intake, boolean automatic, AppenderSettings settings, StatusReporter warnings) {
		this.intake = intake;
		this.automatic = automatic;
		this.settings = settings;
		this.warnings = warnings;
		this.shipper = new EventShipper(intake, warnings);
	}

	@Override
	public boolean isAutomatic() {
		return this.automatic;
	}

	FilterAttachableImpl<ILoggingEvent> filters() {
		return this.filters;
	}

	void addFilter(Filter<ILoggingEvent> filter) {
		this.filters.addFilter(filter);
	}

	/** Sets what the declaration says, before the appender takes events. */
	synchronized void setSettings(AppenderSettings settings) {
		this.settings = settings;
		retire();
		this.route = null;
	}

	/**
	 * Returns where events go and by what, {@code null} if that is not known. It is made
	 * when it is asked for, so that an appender is complete from its first event on,
	 * whenever it comes.
	 */
	@Override
	public @Nullable Route route() {
		Completion completion = this.intake.completion();
		if (completion == null) {
			return null;
		}
		Route current = this.route;
		return (current != null && current.completion() == completion) ? current : makeRoute(completion);
	}

	private synchronized Route makeRoute(Completion completion) {
		Route current = this.route;
		if (current == null || current.completion() != completion) {
			retire();
			current = Route.of(this.settings, completion, this.intake.pipeline()::isOpen,
					(message) -> this.warnings.warn(message, null));
			this.route = current;
		}
		return current;
	}

	@Override
	public void retire() {
		Route replaced = this.route;
		Admission limits = (replaced != null) ? replaced.admission() : null;
		if (replaced != null && limits != null && limits.isLimiting()) {
			this.intake.replacedRoutes().add(limits, () -> tell(replaced, (admission) -> admission.takeNotices(true)));
		}
	}

	/** Forgets its present route, as nothing is shipped any more. */
	synchronized void forgetRoute() {
		this.route = null;
	}

	/** Returns the route of events at this moment. */
	private @Nullable Route currentRoute() {
		RouteSource predecessor = this.automatic ? this.intake.predecessor().appender() : null;
		return (predecessor != null) ? predecessor.route() : route();
	}

	/**
	 * Appends an event.
	 * @param event the event
	 * @param root whether the automatic appender meets it at the root logger
	 */
	void append(ILoggingEvent event, boolean root) {
		if (!this.intake.guard().enter()) {
			return;
		}
		try {
			if (!EventOrigin.isShipping(event)) {
				appendOwn(event, root);
			}
		}
		catch (Throwable ex) {
			// Logging never fails the application: the loss is counted and told instead.
			lose(event, ex);
		}
		finally {
			this.intake.guard().exit();
		}
	}

	private void appendOwn(ILoggingEvent event, boolean root) {
		HeldEvents held = this.intake.held();
		if (held.isHolding()) {
			if (!held.claim(event, this.automatic) || isDenied(event)) {
				return;
			}
			prepare(event);
			if (!this.intake.guard().isNestedInAnotherAppender() && !held.add(event, this) && claim(event, root)) {
				shipOrHold(event, false);
			}
		}
		else if (claim(event, root) && !isDenied(event)) {
			shipOrHold(event, this.intake.isSole());
		}
	}

	/**
	 * Ships an event that has been taken. If the next application has begun since then,
	 * and is yet to say where events go, it is held like those that follow. If nothing is
	 * shipped any more, it is dropped as they are.
	 */
	private void shipOrHold(ILoggingEvent event, boolean sole) {
		HeldEvents held = this.intake.held();
		Route current = currentRoute();
		while (current == null && held.isHolding()) {
			prepare(event);
			if (!held.claim(event, this.automatic) || held.add(event, this)) {
				return;
			}
			current = currentRoute();
		}
		if (current != null) {
			ship(current, event, sole, true);
		}
	}

	private boolean claim(ILoggingEvent event, boolean root) {
		EventClaims claims = this.intake.claims();
		return this.automatic ? claims.claimForAutomatic(event, root) : claims.claim(event);
	}

	private boolean isDenied(ILoggingEvent event) {
		return this.filters.getFilterChainDecision(event) == FilterReply.DENY;
	}

	/** Makes an event tell later what it would tell now, on this thread. */
	private static void prepare(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		event.getCallerData();
	}

	@Override
	public void shipHeld(ILoggingEvent event) {
		Completion completion = this.intake.completion();
		if (!this.automatic || completion == null || completion.defaults().isShipped(event.getLoggerName())) {
			// Whoever releases is about to connect: to wait for room would be in vain.
			Route current = currentRoute();
			if (current != null) {
				ship(current, event, false, false);
			}
		}
	}

	private void ship(Route current, ILoggingEvent event, boolean sole, boolean mayWait) {
		if (!event.getLevel().isGreaterOrEqual(current.threshold())) {
			return;
		}
		Admission admission = current.admission();
		if (admission == null || admission.admits(event, Severities.of(event.getLevel()), this.notices)) {
			this.shipper.ship(current, event, null, sole, mayWait);
		}
	}

	/** Ships what the library itself has to say, whatever the limits. */
	private void ship(Notice notice) {
		Route current = currentRoute();
		if (current != null) {
			ship(current, notice);
		}
	}

	private void ship(Route current, Notice notice) {
		this.shipper.ship(current, notice.event(), notice.origin(), false, false);
	}

	@Override
	public void tellSuppressed(boolean all) {
		Route current = route();
		if (current != null) {
			tell(current, (admission) -> admission.takeNotices(all));
		}
	}

	/** Says in a log stream how far the budget is spent. */
	void tell(BudgetStatus budget) {
		Route current = currentRoute();
		if (current != null) {
			tell(current, (admission) -> List.of(admission.notice(budget)));
		}
	}

	/** Returns whether there was nothing to say. */
	private boolean tell(Route current, Function<Admission, List<Notice>> source) {
		Admission admission = current.admission();
		if (admission == null) {
			return true;
		}
		if (!this.intake.guard().enter()) {
			return false;
		}
		try {
			List<Notice> found = source.apply(admission);
			found.forEach((notice) -> ship(current, notice));
			return found.isEmpty();
		}
		finally {
			this.intake.guard().exit();
		}
	}

	private void lose(ILoggingEvent event, Throwable cause) {
		try {
			Severity severity = Severities.of(event.getLevel());
			Route current = currentRoute();
			if (this.intake.held().add(new HeldEvents.Lost(LossReason.UNENCODABLE, severity))) {
				this.shipper.warn(cause);
			}
			else if (current != null) {
				this.shipper.lose(current.destinations().common(), severity, cause);
			}
		}
		catch (Throwable ex) {
			// An event without a level, or no memory: whoever logs is not to know.
		}
	}

}
