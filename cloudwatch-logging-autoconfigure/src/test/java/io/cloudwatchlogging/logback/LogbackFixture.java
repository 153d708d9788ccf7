package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.ProcessNameValues;
import io.cloudwatchlogging.shipping.Shipping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A logger context with appenders that ship to memory, apart from everything else in the
 * process.
 */
final class LogbackFixture implements AutoCloseable {

	static final String STREAM = "stream";

	private final LoggerContext context = new LoggerContext();

	private final Shipping shipping;

	private final Appenders appenders;

	private final Memory memory = new Memory();

	private volatile boolean shuttingDown;

	LogbackFixture() {
		this(System::currentTimeMillis);
	}

	/** Goes by the clock of the test, where limits are concerned. */
	LogbackFixture(LongSupplier clock) {
		this.shipping = new Shipping(() -> this.shuttingDown);
		Appenders.of(this.shipping, clock);
		this.appenders = connect();
	}

	/** Ships by what appenders that are named in a configuration ship by. */
	LogbackFixture(Shipping shipping) {
		this.shipping = shipping;
		shipping.contexts().uninstall();
		this.appenders = connect();
	}

	private Appenders connect() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.context.setName("test");
		this.context.start();
		this.shipping.pipeline().connect(this.memory);
		return Appenders.of(this.shipping);
	}

	/**
	 * An intake apart from that of the appenders, for a test of a class that uses one.
	 */
	EventIntake newIntake() {
		return new EventIntake(this.shipping.pipeline(), (ex) -> {
		}, new HeldEvents(() -> {
		}), new ProcessVolume(() -> 0));
	}

	LoggerContext context() {
		return this.context;
	}

	Shipping shipping() {
		return this.shipping;
	}

	Appenders appenders() {
		return this.appenders;
	}

	Logger logger(String name) {
		return this.context.getLogger(name);
	}

	Logger root() {
		return this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	/** From now on, the JVM is said to shut down. */
	void shutDown() {
		this.shuttingDown = true;
	}

	/** Attaches the automatic appender, which holds events. */
	void hold() {
		this.appenders.hold(this.context, new StartCompletion() {

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void complete() {
				install();
			}

		});
	}

	/** Lets all appenders ship. */
	void install(String... loggers) {
		this.appenders.install(this.context, defaults("%m", loggers));
	}

	/** Lets all appenders ship within limits. */
	void install(String pattern, ShippingLimits limits) {
		AppenderDefaults defaults = defaults(pattern);
		this.appenders.install(this.context,
				new AppenderDefaults(defaults.group(), defaults.stream(), defaults.encoder(), defaults.values(),
						defaults.threshold(), defaults.loggers(), EventProcessing.NONE, limits));
	}

	AppenderDefaults defaults(String pattern, String... loggers) {
		ProcessNameValues values = new ProcessNameValues("shop", "test");
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern(pattern);
		encoder.start();
		return new AppenderDefaults(NameTemplate.compile(NameKind.GROUP, "group", values),
				NameTemplate.compile(NameKind.STREAM, STREAM, values), encoder, values, Level.TRACE, List.of(loggers));
	}

	/** A declared appender, not yet started. */
	CloudWatchAppender appender(String stream) {
		CloudWatchAppender appender = new CloudWatchAppender(this.appenders);
		appender.setContext(this.context);
		appender.setName(stream);
		appender.setStream(stream);
		return appender;
	}

	/** The messages that have been shipped so far, to whichever stream. */
	List<String> shipped() {
		flush();
		return this.memory.sent.stream().map(Sent::message).toList();
	}

	/** Takes the messages that have been shipped since the last call. */
	List<String> takeShipped() {
		flush();
		List<String> taken = new ArrayList<>();
		for (Sent sent = this.memory.sent.poll(); sent != null; sent = this.memory.sent.poll()) {
			taken.add(sent.message());
		}
		return taken;
	}

	/** The messages that have been shipped to a stream so far. */
	List<String> shipped(String stream) {
		flush();
		return this.memory.sent.stream().filter((sent) -> sent.stream().equals(stream)).map(Sent::message).toList();
	}

	private void flush() {
		try {
			assertThat(this.shipping.pipeline().flush(Duration.ofSeconds(30)).complete()).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The warnings in the status system, and whatever is worse. */
	List<String> warnings() {
		return this.context.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() >= Status.WARN)
			.map(Status::getMessage)
			.toList();
	}

	@Override
	public void close() {
		this.shuttingDown = false;
		this.shipping.contexts().uninstall();
		this.shipping.end();
	}

	/**
	 * An event that was sent.
	 *
	 * @param stream the log stream
	 * @param message the text
	 */
	private record Sent(String stream, String message) {
	}

	/**
	 * Keeps what is sent to it.
	 */
	private static final class Memory implements Sink {

		private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

		@Override
		public SendResult send(Batch batch) {
			batch.events().forEach((event) -> this.sent.add(new Sent(batch.destination().stream(), event.message())));
			return SendResult.Accepted.all(batch);
		}

		@Override
		public void close() {
			// Nothing to let go of.
		}

	}

}
