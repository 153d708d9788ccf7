package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;

/**
 * The automatic appender at one logger. All of them are one appender with one set of
 * filters: a new one takes the place of an older one, so that there is no moment in which
 * neither stands there. It takes events for as long as the logger hands it any, whether
 * it has been stopped or not: Logback stops appenders shortly before it detaches them,
 * and what other appenders show meanwhile is not to be missed. Safe for use by many
 * threads.
 */
final class AutomaticAppender extends ContextAwareBase implements Appender<ILoggingEvent> {

	/** The name by which it is found at a logger. */
	static final String NAME = "CLOUDWATCH_LOGS";

	private final Owner owner;

	private final AppenderCore core;

	private final Logger logger;

	private final boolean root;

	private volatile boolean started = true;

	AutomaticAppender(Owner owner, AppenderCore core, Logger logger) {
		this.owner = owner;
		this.core = core;
		this.logger = logger;
		this.root = logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME);
		setContext(logger.getLoggerContext());
	}

	/** Returns whether an appender is one of these, of whichever class loader. */
	static boolean isAutomatic(Appender<?> appender) {
		return appender.getClass().getName().equals(AutomaticAppender.class.getName());
	}

	boolean isOf(Owner owner) {
		return this.owner == owner;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public void setName(@Nullable String name) {
		// It has a name.
	}

	@Override
	public void doAppend(ILoggingEvent event) {
		if (this.owner.isSilentAt(this.logger)) {
			return;
		}
		this.core.append(event, this.root);
	}

	@Override
	public boolean isStarted() {
		return this.started;
	}

	@Override
	public void start() {
		this.started = true;
	}

	/** Called by Logback when it is about to detach the appender. */
	@Override
	public void stop() {
		if (this.started) {
			this.started = false;
			this.owner.stopped();
		}
	}

	@Override
	public void addFilter(Filter<ILoggingEvent> filter) {
		this.core.addFilter(filter);
	}

	@Override
	public void clearAllFilters() {
		this.core.filters().clearAllFilters();
	}

	@Override
	public List<Filter<ILoggingEvent>> getCopyOfAttachedFiltersList() {
		return this.core.filters().getCopyOfAttachedFiltersList();
	}

	@Override
	public FilterReply getFilterChainDecision(ILoggingEvent event) {
		return this.core.filters().getFilterChainDecision(event);
	}

	/**
	 * What keeps the appender at its places.
	 */
	interface Owner {

		/** Returns whether nothing is to be taken at a logger. */
		boolean isSilentAt(Logger logger);

		/**
		 * Notes that Logback is about to detach the appender, on the thread that resets
		 * or stops Logback.
		 */
		void stopped();

	}

}
