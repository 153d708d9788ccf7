package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.TimeSource;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import io.cloudwatchlogging.naming.DeferredNames;
import org.jspecify.annotations.Nullable;

/**
 * What all appenders and application contexts of a class loader share: the pipeline and
 * the way it ends. There is one, because the logging system is one for the process, and
 * because the last events come when every context and appender is gone. Safe for use by
 * many threads.
 */
public final class Shipping {

	/** The only static state of this library. */
	private static final Shipping SHARED = new Shipping(JvmState.CURRENT);

	private final DeferredNames deferredNames = new DeferredNames();

	private final DeliveryReports reports = new DeliveryReports(this.deferredNames);

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, this.reports.listeners());

	private final SinkChoice sinks = new SinkChoice(this.pipeline);

	private final ShippingTimer timer = new ShippingTimer();

	private final Map<Class<?>, Object> components = new ConcurrentHashMap<>();

	private final JvmState jvm;

	private final Shutdown shutdown;

	private final ProcessEnd processEnd;

	private final Undeployment undeployment;

	private final ApplicationContexts contexts;

	private volatile EventSource source = EventSource.NONE;

	/**
	 * Creates one of its own, for tests.
	 * @param jvm whether the JVM shuts down
	 */
	public Shipping(JvmState jvm) {
		this.jvm = jvm;
		this.shutdown = new Shutdown(this.pipeline, this.reports.warnings(), TimeSource.SYSTEM, jvm);
		this.processEnd = new ProcessEnd(jvm, this.timer, this.shutdown, this::deliver, () -> this.source.isListening(),
				this::tellLosses, this.reports.warnings()::notEnding, this.pipeline::endJournalIfEmpty);
		this.undeployment = new Undeployment(this.processEnd, this.pipeline, this.sinks, this.reports);
		this.contexts = new ApplicationContexts(this.pipeline, this.sinks, () -> this.source, this.shutdown,
				this::finish);
	}

	/** On another thread, as whoever is told may wait. */
	private void tellLosses() {
		if (this.pipeline.hasLossesToTell()) {
			this.timer.execute(this.pipeline::tellLosses);
		}
	}

	/**
	 * Warns on another thread, as a listener of Logback's status may wait.
	 * @param message the warning
	 */
	public void warnLater(String message) {
		this.timer.execute(() -> this.reports.warn(message));
	}

	/**
	 * Returns the one of this class loader.
	 * @return always the same
	 */
	public static Shipping shared() {
		return SHARED;
	}

	/**
	 * Returns a part that lives as long as this, and is made when it is first asked for.
	 * @param type its type
	 * @param factory makes it
	 * @param <T> its type
	 * @return always the same for a type
	 */
	public <T> T component(Class<T> type, Supplier<T> factory) {
		return type.cast(this.components.computeIfAbsent(type, (key) -> factory.get()));
	}

	/**
	 * Returns the pipeline that all events take.
	 * @return always the same
	 */
	public Pipeline pipeline() {
		return this.pipeline;
	}

	/**
	 * Returns what the pipeline sends with.
	 * @return always the same
	 */
	public SinkChoice sinks() {
		return this.sinks;
	}

	/**
	 * Returns the application contexts that ship.
	 * @return always the same
	 */
	public ApplicationContexts contexts() {
		return this.contexts;
	}

	/**
	 * Returns what completes names by calls over the network, once for the process.
	 * @return always the same
	 */
	public DeferredNames deferredNames() {
		return this.deferredNames;
	}

	/**
	 * Returns the thread for what happens aside.
	 * @return always the same
	 */
	public ShippingTimer timer() {
		return this.timer;
	}

	/**
	 * Returns whether the JVM shuts down.
	 * @return the state of the JVM
	 */
	public JvmState jvm() {
		return this.jvm;
	}

	/**
	 * Sets what puts events into the pipeline.
	 * @param source the appenders
	 */
	public void setSource(EventSource source) {
		this.source = source;
	}

	/**
	 * Makes a sink complete names, and tell once of its first delivery.
	 * @param sink sends the batches, with complete names
	 * @param location where to, such as a region
	 * @return the sink to connect
	 */
	public Sink decorate(Sink sink, Supplier<String> location) {
		Sink masked = new MaskedErrorsSink(sink, this.reports::mask);
		return new DeferredNamesSink(new FirstDeliverySink(masked, (batch) -> this.timer.execute(() -> {
			if (!this.jvm.isShuttingDown()) {
				this.reports.firstDelivery(batch.destination(), location.get());
			}
		})), this.deferredNames);
	}

	/**
	 * Returns who is told what becomes of the events.
	 * @return always the same
	 */
	public DeliveryReports reports() {
		return this.reports;
	}

	/** Makes sure that the end of the JVM waits for delivery. */
	public void registerShutdownHook() {
		this.processEnd.register();
	}

	/**
	 * Prepares for an application that starts.
	 * @param settings how events are buffered, batched and sent
	 * @param journal where events are kept beyond the end of the process, {@code null}
	 * for nowhere
	 * @param shutdownTimeout how long all stages of a shutdown together may wait
	 * @param fallback makes a sink when the application ends before it could give one
	 */
	public void begin(DeliverySettings settings, @Nullable JournalSettings journal, Duration shutdownTimeout,
			Supplier<Sink> fallback) {
		this.contexts.begin(() -> {
			this.reports.warnings().begin();
			this.sinks.setFallback(fallback);
			this.shutdown.prepare(shutdownTimeout);
			this.pipeline.configure(settings);
			this.pipeline.useJournal(journal);
		});
	}

	/**
	 * Lets go of everything, as the classes of the application are about to be discarded.
	 * @return {@code false} if the JVM shuts down or another application has begun
	 * meanwhile, so that nothing is let go of
	 */
	public boolean end() {
		return this.contexts.end(() -> this.undeployment.run(this.source));
	}

	/**
	 * Connects the pipeline by the fallback, if nobody has, and completes appenders.
	 */
	public void connectFallback() {
		this.source.completeStart();
		this.sinks.connectFallback();
	}

	/**
	 * Runs a stage of the shutdown: delivers all events so far, as far as the time allows
	 * that all stages share, and every later event at once.
	 */
	public void finish() {
		deliver();
	}

	private boolean deliver() {
		connectFallback();
		this.source.tellSuppressed();
		return this.shutdown.finish();
	}

	/**
	 * Returns the state of delivery, with all events that have been counted anywhere.
	 * @return the state
	 */
	public DeliveryStatus status() {
		this.source.settle();
		return this.pipeline.status();
	}

	/**
	 * Waits for the next event while the process ends, as a stage of the shutdown.
	 * @param patience how long to wait at most
	 * @return whether there was one
	 */
	public boolean awaitEvent(Duration patience) {
		return this.shutdown.awaitEvent(patience);
	}

}
