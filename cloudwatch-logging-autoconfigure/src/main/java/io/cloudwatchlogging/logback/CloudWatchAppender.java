package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.FilterReply;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NameValues;
import org.jspecify.annotations.Nullable;

/**
 * Logback appender that ships log events to CloudWatch Logs. Added by itself in a Spring
 * Boot application; declared in {@code logback-spring.xml}, it is used as declared, and
 * what it leaves out comes from the {@code cloudwatch.logs} properties.
 * <p>
 * The event is encoded on the thread that logs, and its bytes are copied to the pipeline,
 * which all appenders share. Never throws, never blocks on the network. Safe for use by
 * many threads.
 */
public final class CloudWatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final LineBytesPool LINES = new LineBytesPool();

	private final Shipping shipping = Shipping.shared();

	private final InstalledAppenders appenders = this.shipping.appenders();

	private final Pipeline pipeline = this.shipping.pipeline();

	private final Thinning encodingFailures = new Thinning();

	private @Nullable String group;

	private @Nullable String stream;

	private @Nullable Encoder<ILoggingEvent> encoder;

	private @Nullable Level level;

	private @Nullable InvalidNameTemplateException invalidName;

	private volatile @Nullable Route prepared;

	private volatile @Nullable Route route;

	/**
	 * Sets the log group.
	 * @param group its name, with placeholders as in {@code cloudwatch.logs.group.name}
	 */
	public void setGroup(String group) {
		this.group = group;
	}

	/**
	 * Sets the log stream.
	 * @param stream its name, with placeholders as in {@code cloudwatch.logs.stream.name}
	 */
	public void setStream(String stream) {
		this.stream = stream;
	}

	/**
	 * Sets what makes a line of a log event.
	 * @param encoder an encoder; if it encodes to bytes itself, to UTF-8
	 */
	public void setEncoder(Encoder<ILoggingEvent> encoder) {
		this.encoder = encoder;
	}

	/**
	 * Sets the least level of the events that are shipped, instead of
	 * {@code cloudwatch.logs.level}.
	 * @param level the level
	 */
	public void setLevel(Level level) {
		this.level = level;
	}

	@Override
	public void start() {
		if (!isStarted()) {
			super.start();
			this.appenders.started(this);
		}
	}

	/**
	 * Completes the appender by what its declaration leaves out. Lines are shipped from
	 * now on. In the place of a name that is invalid stands the default.
	 * @param defaults what counts where the declaration says nothing
	 */
	public void complete(AppenderDefaults defaults) {
		prepare(defaults);
		publish();
	}

	/** Makes ready to ship, and does not begin to. */
	void prepare(AppenderDefaults defaults) {
		this.prepared = route(defaults);
	}

	/** Ships an event that was logged before the appender has begun to. */
	void shipHeld(ILoggingEvent event) {
		Route ready = this.prepared;
		if (ready != null && getFilterChainDecision(event) != FilterReply.DENY) {
			ship(event, ready, ready.heldEncoder());
		}
	}

	/** Ships what is logged from now on. */
	void publish() {
		this.route = this.prepared;
	}

	private Route route(AppenderDefaults defaults) {
		this.invalidName = null;
		NameTemplate groupName = compile(NameKind.GROUP, this.group, defaults.group(), defaults.values());
		NameTemplate streamName = compile(NameKind.STREAM, this.stream, defaults.stream(), defaults.values());
		Encoder<ILoggingEvent> format = (this.encoder != null) ? this.encoder : defaults.encoder();
		LineEncoder heldEncoder = LineEncoder.of(format, false);
		LineEncoder lineEncoder = isSole() ? LineEncoder.of(format, true) : heldEncoder;
		Destinations destinations = new Destinations(groupName, streamName, this.pipeline::isOpen, this::addWarn);
		return new Route(destinations, lineEncoder, heldEncoder,
				(this.level != null) ? this.level : defaults.threshold());
	}

	private boolean isSole() {
		return getContext() instanceof LoggerContext loggers && AppenderSearch.isSole(loggers, this);
	}

	private NameTemplate compile(NameKind kind, @Nullable String name, NameTemplate defaultName, NameValues values) {
		try {
			return (name != null) ? NameTemplate.compile(kind, name, values) : defaultName;
		}
		catch (InvalidNameTemplateException ex) {
			this.invalidName = ex;
			addWarn("Appender [" + getName() + "] ships to '" + defaultName + "' instead: " + ex.getMessage() + ". "
					+ ex.action());
			return defaultName;
		}
	}

	/**
	 * What is wrong with a name in the declaration.
	 * @return the reason why it is invalid, or {@code null} if all is well
	 */
	public @Nullable InvalidNameTemplateException invalidName() {
		return this.invalidName;
	}

	/** Takes back that the appender is complete: it holds what is logged. */
	void reset() {
		this.route = null;
	}

	/**
	 * Where the lines go. A name that depends on the line has its placeholders.
	 * @return log group and log stream, or {@code null} if the appender is not completed
	 */
	public @Nullable Destination destination() {
		Route route = this.route;
		return (route != null) ? route.destinations().described() : null;
	}

	@Override
	protected void append(ILoggingEvent event) {
		Route current = this.route;
		if (current == null && !this.appenders.early().add(event)) {
			// Completed in the meantime, or never to be.
			current = this.route;
		}
		if (current != null) {
			ship(event, current, current.encoder());
		}
	}

	private void ship(ILoggingEvent event, Route route, LineEncoder lineEncoder) {
		if (!event.getLevel().isGreaterOrEqual(route.threshold()) || Pipeline.isSending()) {
			return;
		}
		Severity severity = severity(event.getLevel());
		Destination destination = route.destinations().common();
		LineBytes line = null;
		try {
			line = LINES.take();
			destination = route.destinations().of(event);
			lineEncoder.encode(event, line);
			this.pipeline.offer(destination, event.getTimeStamp(), severity, line.array(), 0, line.length());
		}
		catch (Throwable ex) {
			// Logging never fails the application: the loss is counted and told instead.
			this.pipeline.unencodable(destination, severity);
			warnOfEncoding(ex);
		}
		finally {
			if (line != null) {
				LINES.give(line);
			}
		}
	}

	private void warnOfEncoding(Throwable ex) {
		long count = this.encodingFailures.count(1);
		if (count > 0) {
			addWarn("%,d log events could not be encoded".formatted(count), ex);
		}
	}

	private static Severity severity(Level level) {
		int value = level.toInt();
		if (value >= Level.ERROR_INT) {
			return Severity.ERROR;
		}
		if (value >= Level.WARN_INT) {
			return Severity.WARN;
		}
		if (value >= Level.INFO_INT) {
			return Severity.INFO;
		}
		return (value >= Level.DEBUG_INT) ? Severity.DEBUG : Severity.TRACE;
	}

	/**
	 * Takes no further event. While the JVM ends, waits for the delivery of those that
	 * were taken, within the one shutdown timeout.
	 */
	@Override
	public void stop() {
		if (isStarted()) {
			super.stop();
			this.appenders.stopped();
			if (Jvm.isEnding()) {
				this.shipping.finish();
			}
		}
	}

	/**
	 * What the appender ships by.
	 *
	 * @param destinations where lines go
	 * @param encoder makes a line of an event
	 * @param heldEncoder makes a line of an event that was kept
	 * @param threshold least level of the events that are shipped
	 */
	private record Route(Destinations destinations, LineEncoder encoder, LineEncoder heldEncoder, Level threshold) {
	}

}
