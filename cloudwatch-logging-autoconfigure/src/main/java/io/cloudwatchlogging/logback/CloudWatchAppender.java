package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.cloudwatchlogging.logback.StandaloneStart.Declaration;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * Logback appender that ships log events to CloudWatch Logs. In a Spring Boot application
 * there is an automatic one; declared in {@code logback-spring.xml} or added by code,
 * this one takes its place, and what the declaration leaves out comes from the
 * {@code cloudwatch.logs} properties. Without Spring Boot it works by itself, by what the
 * declaration says.
 * <p>
 * The event is encoded on the thread that logs, and its bytes are copied to the pipeline,
 * which all appenders share. Never throws, never blocks on the network. Safe for use by
 * many threads.
 */
public final class CloudWatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final String LOGBACK = "ch.qos.logback.";

	private final Appenders appenders;

	private final DeclaredAppender declared;

	private @Nullable String group;

	private @Nullable String stream;

	private @Nullable String region;

	private @Nullable String endpoint;

	private @Nullable Encoder<ILoggingEvent> encoder;

	private @Nullable Level level;

	/**
	 * Whether events are taken: also while the appender is being detached, as other
	 * appenders may still show them.
	 */
	private volatile boolean accepting;

	/**
	 * Creates an appender that ships as soon as it is started and it is known where.
	 */
	public CloudWatchAppender() {
		this(Appenders.of(Shipping.shared()));
	}

	CloudWatchAppender(Appenders appenders) {
		this.appenders = appenders;
		this.declared = appenders.declare(this, this::addWarn);
	}

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
	 * Sets the AWS region, for use without Spring Boot. By default, the SDK finds it out.
	 * @param region a region such as {@code eu-central-1}
	 */
	public void setRegion(String region) {
		this.region = region;
	}

	/**
	 * Sets the endpoint that requests are sent to instead of that of the region, for use
	 * without Spring Boot.
	 * @param endpoint a URI such as {@code http://localhost:4566}
	 */
	public void setEndpoint(String endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Sets the encoder that makes the text of an event.
	 * @param encoder an encoder; if it encodes to bytes itself, to UTF-8
	 */
	public void setEncoder(Encoder<ILoggingEvent> encoder) {
		this.encoder = encoder;
	}

	/**
	 * Sets the minimum level of the events that are shipped, instead of
	 * {@code cloudwatch.logs.level}.
	 * @param level the level
	 */
	public void setLevel(Level level) {
		this.level = level;
	}

	@Override
	public void start() {
		synchronized (this) {
			if (isStarted()) {
				return;
			}
			this.declared.core()
				.setSettings(new AppenderSettings(getName(), this.group, this.stream,
						(this.encoder != null) ? this.appenders.encoders(this.encoder) : null, this.level));
			this.declared.setDeclaration((getContext() instanceof LoggerContext loggers) ? new Declaration(loggers,
					this.declared.name(), this.group, this.stream, this.region, this.endpoint) : null);
			this.accepting = true;
			super.start();
		}
		this.appenders.started(this.declared);
	}

	@Override
	public void doAppend(ILoggingEvent event) {
		if (!this.accepting) {
			// Tells that it is not started.
			super.doAppend(event);
			return;
		}
		if (this.declared.meet()) {
			this.appenders.stepBackSoon();
		}
		append(event);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.declared.core().append(event, false);
	}

	/**
	 * Takes no further event, as soon as Logback hands it none. While the JVM shuts down,
	 * waits for the delivery of those that were taken, within the one shutdown timeout.
	 */
	@Override
	public void stop() {
		boolean detached = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
			.getCallerClass()
			.getName()
			.startsWith(LOGBACK);
		synchronized (this) {
			if (!isStarted()) {
				return;
			}
			this.accepting = detached;
			super.stop();
		}
		this.appenders.stopped(this.declared, detached);
	}

	@Override
	public void addFilter(Filter<ILoggingEvent> filter) {
		this.declared.core().addFilter(filter);
	}

	@Override
	public void clearAllFilters() {
		this.declared.core().filters().clearAllFilters();
	}

	@Override
	public List<Filter<ILoggingEvent>> getCopyOfAttachedFiltersList() {
		return this.declared.core().filters().getCopyOfAttachedFiltersList();
	}

	@Override
	public FilterReply getFilterChainDecision(ILoggingEvent event) {
		return this.declared.core().filters().getFilterChainDecision(event);
	}

}
