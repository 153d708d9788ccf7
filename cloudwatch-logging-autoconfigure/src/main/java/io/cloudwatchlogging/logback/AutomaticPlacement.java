package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import io.cloudwatchlogging.logback.EventClaims.Mode;

/**
 * Keeps the automatic appender where {@link Placement} says, in one logger context.
 * <p>
 * The appender survives resets of Logback by itself: Logback tells it to stop before it
 * is detached, it registers for the end of that reset, and stands at the root logger
 * again before anything is configured anew. When that has ended, it takes its places.
 * Changes that Logback tells nobody are found by looking again every second. A place is
 * taken before another one is left, so no event slips through; {@link EventClaims} sees
 * to it that none is taken twice. Safe for use by many threads.
 */
final class AutomaticPlacement implements AutomaticAppender.Owner, LoggerContextListener, ConfigurationEventListener {

	/**
	 * How long after a change an event may still be on its way that has met an old place.
	 */
	private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final LoggerContext context;

	private final AppenderCore core;

	private final AutomaticPlaces places;

	private final EventIntake intake;

	private final PlacementEnvironment environment;

	private final Set<String> warned = new HashSet<>();

	private List<String> loggers = List.of();

	private volatile boolean attached;

	private long changed;

	private volatile boolean placed;

	/**
	 * Whether Logback has been stopped, so that nothing is logged until it is set up
	 * anew.
	 */
	private volatile boolean silent;

	AutomaticPlacement(LoggerContext context, AppenderCore core, EventIntake intake, PlacementEnvironment environment) {
		this.context = context;
		this.core = core;
		this.places = new AutomaticPlaces(this, core);
		this.intake = intake;
		this.environment = environment;
	}

	LoggerContext context() {
		return this.context;
	}

	synchronized Collection<String> loggers() {
		return this.loggers;
	}

	/** Returns what the appender does with an event. */
	AppenderCore core() {
		return this.core;
	}

	/** Returns whether the appender is kept in the logger context. */
	boolean isAttached() {
		return this.attached;
	}

	/** Returns whether the appender stands anywhere. */
	boolean isPlaced() {
		return this.placed;
	}

	/**
	 * Attaches the appender, and keeps it attached.
	 * @param loggers names of the loggers whose events are shipped, empty for all
	 */
	synchronized void attach(Collection<String> loggers) {
		this.loggers = List.copyOf(loggers);
		this.attached = true;
		this.silent = false;
		this.context.removeConfigurationEventListener(this);
		this.context.addConfigurationEventListener(this);
		arrange();
	}

	/** Detaches the appender for good. */
	synchronized void detach() {
		this.attached = false;
		this.context.removeConfigurationEventListener(this);
		this.context.removeListener(this);
		for (Logger logger : this.context.getLoggerList()) {
			this.places.leave(logger);
		}
		this.placed = false;
	}

	/** Puts the appender where it belongs by now. */
	synchronized void arrange() {
		if (this.attached) {
			apply(read());
		}
	}

	/** Does the same by time, and tells where events have been missed. */
	synchronized void check() {
		if (!this.attached || this.environment.isShuttingDown()) {
			return;
		}
		LoggerTree tree = read();
		for (LoggerTree.Node node : apply(tree)) {
			if (node.otherAppender() && this.warned.add(node.logger().getName())) {
				this.environment.warn("Events of the logger '" + node.logger().getName()
						+ "' have not been shipped to CloudWatch Logs so far, as it has been given an appender, or "
						+ "been cut off from the loggers above, while the application runs. They are shipped from "
						+ "now on.");
			}
		}
	}

	private LoggerTree read() {
		return LoggerTree.of(this.context, this.loggers, AutomaticAppender::isAutomatic);
	}

	/** Returns the loggers at which the appender has been missing. */
	private List<LoggerTree.Node> apply(LoggerTree tree) {
		List<LoggerTree.Node> nodes = tree.nodes();
		boolean stepsBack = this.environment.isUserAppenderInUse(nodes);
		BitSet wanted = stepsBack ? new BitSet() : Placement.of(nodes);
		this.intake.setSole(nodes.stream().flatMap((node) -> node.appenders().stream()).allMatch(this::isOurs));
		List<LoggerTree.Node> missing = new ArrayList<>();
		boolean changes = needsChange(nodes, wanted, missing);
		prepareClaims(wanted.cardinality(), changes);
		this.placed = !wanted.isEmpty();
		for (int i = 0; i < nodes.size(); i++) {
			if (wanted.get(i)) {
				this.places.take(nodes.get(i));
			}
		}
		for (int i = 0; i < nodes.size(); i++) {
			if (!wanted.get(i)) {
				this.places.leave(nodes.get(i).logger());
			}
		}
		return missing;
	}

	private boolean isOurs(Appender<ILoggingEvent> appender) {
		return AutomaticAppender.isAutomatic(appender) || this.environment.isUserAppender(appender);
	}

	private boolean needsChange(List<LoggerTree.Node> nodes, BitSet wanted, List<LoggerTree.Node> missing) {
		boolean changes = false;
		for (int i = 0; i < nodes.size(); i++) {
			LoggerTree.Node node = nodes.get(i);
			boolean present = this.places.isAt(node);
			if (wanted.get(i) && !present) {
				missing.add(node);
			}
			changes |= wanted.get(i) ? !this.places.isLastAt(node) : present;
		}
		return changes;
	}

	private void prepareClaims(int places, boolean changes) {
		long now = this.environment.nanos();
		EventClaims claims = this.intake.claims();
		if ((changes || places > 0) && this.environment.isUserAppenderStarted()) {
			this.changed = now;
			claims.setMode(Mode.TRANSITION);
		}
		else if (changes) {
			this.changed = now;
			if (claims.mode() != Mode.TRANSITION) {
				claims.setMode(Mode.MOVING);
			}
		}
		else if (now - this.changed >= SETTLED_NANOS) {
			claims.setMode((places > 1) ? Mode.SEVERAL_PLACES : Mode.SINGLE_PLACE);
		}
	}

	/**
	 * Called by Logback, on the thread that resets or stops it, before it detaches the
	 * appender.
	 */
	@Override
	public void stopped() {
		if (this.environment.isShuttingDown()) {
			this.placed = false;
			this.environment.awaitDelivery();
		}
		else {
			followReset();
		}
	}

	/**
	 * Registers for the end of the reset that Logback is about to do, on the thread that
	 * does it. To stop Logback removes all listeners, so each reset needs it anew.
	 */
	void followReset() {
		this.context.removeListener(this);
		this.context.addListener(this);
		if (!this.attached) {
			this.context.removeListener(this);
		}
	}

	/**
	 * Returns whether nothing is to be taken at a logger: Logback has been stopped, and
	 * nobody else stands there.
	 */
	@Override
	public boolean isSilentAt(Logger logger) {
		if (!this.silent) {
			return false;
		}
		for (Iterator<Appender<ILoggingEvent>> it = logger.iteratorForAppenders(); it.hasNext();) {
			if (!AutomaticAppender.isAutomatic(it.next())) {
				this.silent = false;
				return false;
			}
		}
		return true;
	}

	/** Called by Logback, on the thread that configures it. */
	@Override
	public void listen(ConfigurationEvent event) {
		switch (event.getEventType()) {
			case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS,
					PARTIAL_CONFIGURATION_ENDED_SUCCESSFULLY -> {
				arrange();
				this.intake.predecessor().forget();
			}
			default -> {
			}
		}
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onReset(LoggerContext reset) {
		if (!this.environment.isShuttingDown()) {
			this.silent = false;
			arrange();
		}
	}

	/** The reset that is part of the stop has put the appender back. */
	@Override
	public void onStop(LoggerContext stopped) {
		this.silent = true;
	}

	@Override
	public void onStart(LoggerContext started) {
		this.silent = false;
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
		// The levels of loggers do not matter here.
	}

}
