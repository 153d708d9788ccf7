package io.cloudwatchlogging.test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.cloudwatchlogging.test.console.ConsoleSource;
import io.cloudwatchlogging.test.console.LazyConsole;
import io.cloudwatchlogging.test.fault.ActiveFaults;
import io.cloudwatchlogging.test.fault.Faults;
import io.cloudwatchlogging.test.http.HttpEndpoint;
import io.cloudwatchlogging.test.http.HttpFront;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.ReceivedRequests;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.operations.Operations;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.Recorder;
import io.cloudwatchlogging.test.store.SizeBound;
import io.cloudwatchlogging.test.store.StoredLogGroup;
import io.cloudwatchlogging.test.store.StoredLogStream;

/**
 * Amazon CloudWatch Logs inside the JVM: an HTTP endpoint on loopback for any AWS client,
 * and a view from the inside for a test. Safe for use by many threads.
 *
 * <p>
 * It is as strict as the service: names, sizes, the number, order, span and age of
 * events, retention values, tags. Signatures are not verified: any credentials and any
 * region do. What it holds is lost with it. It has daemon threads only and never keeps a
 * JVM alive.
 */
public final class EmbeddedCloudWatchLogs implements AutoCloseable {

	private final LogStore store;

	private final Recorder recorder;

	private final ExecutorService executor = Executors.newCachedThreadPool(daemons("cloudwatch-logs-request"));

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(daemons("cloudwatch-logs-test-timer"));

	private final ActiveFaults faults;

	private final HttpEndpoint endpoint;

	private final LazyConsole console;

	private final AtomicBoolean toldThatItIsFull = new AtomicBoolean();

	EmbeddedCloudWatchLogs(EmbeddedCloudWatchLogsBuilder builder) {
		this.recorder = new Recorder(() -> LogStore.now(builder.clock()));
		this.store = new LogStore(builder.clock(), this.recorder::deleted,
				new SizeBound(builder.maxSize(), (position) -> full(position, builder.fullListener())));
		this.endpoint = new HttpEndpoint(builder.port(), this.executor);
		this.faults = new ActiveFaults(this.endpoint, this.timer);
		this.console = new LazyConsole(builder.consolePort(),
				new ConsoleSource(this.store, this.recorder, this.faults, this::endpoint, this::reset));
		this.endpoint.start(new HttpFront(Operations.on(this.store, this.recorder, builder.eventSizeLimit()),
				this.store, this.recorder, this.faults, builder.decodesGzip(), builder.hosts(), this::console));
	}

	/**
	 * Starts a service on a free port.
	 * @return the service
	 */
	public static EmbeddedCloudWatchLogs start() {
		return builder().start();
	}

	/**
	 * Returns a builder for a service with other than the default settings.
	 * @return a builder
	 */
	public static EmbeddedCloudWatchLogsBuilder builder() {
		return new EmbeddedCloudWatchLogsBuilder();
	}

	/**
	 * Returns where the service listens.
	 * @return the endpoint for AWS clients
	 */
	public URI endpoint() {
		return this.endpoint.uri();
	}

	/**
	 * Returns where the console is: a page with log groups, events, requests and faults,
	 * on a port of its own on loopback. It is started by the first call, or when a
	 * browser opens the {@link #endpoint()}, and closed with the service.
	 * @return the address for a browser
	 */
	public URI console() {
		return this.console.uri();
	}

	/**
	 * Returns the names of the log groups.
	 * @return the names in order
	 */
	public List<String> groups() {
		return this.store.locked(() -> this.store.groups().stream().map((group) -> group.settings().name()).toList());
	}

	/**
	 * Returns the settings of a log group.
	 * @param name the name of the log group
	 * @return its settings
	 * @throws NoSuchElementException if there is no such log group
	 */
	public LogGroup group(String name) {
		return this.store.find(name)
			.map(StoredLogGroup::settings)
			.orElseThrow(() -> new NoSuchElementException("No log group " + name + ", only " + groups()));
	}

	/**
	 * Returns the names of the log streams of a log group.
	 * @param group the name of the log group
	 * @return the names in order, none if there is no such log group
	 */
	public List<String> streams(String group) {
		return this.store.streams(group).stream().map(StoredLogStream::name).toList();
	}

	/**
	 * Returns the events of a log group.
	 * @param group the name of the log group
	 * @return the events by time, those of one millisecond in the order of arrival; none
	 * if there is no such log group
	 */
	public List<StoredEvent> events(String group) {
		return this.store.events(group);
	}

	/**
	 * Returns the events of a log stream.
	 * @param group the name of the log group
	 * @param stream the name of the log stream
	 * @return the events by time, those of one millisecond in the order of arrival; none
	 * if there is no such log stream
	 */
	public List<StoredEvent> events(String group, String stream) {
		return this.store.events(group, stream);
	}

	/**
	 * Returns the messages of a log group.
	 * @param group the name of the log group
	 * @return the messages in the order of {@link #events(String)}
	 */
	public List<String> messages(String group) {
		return events(group).stream().map(StoredEvent::message).toList();
	}

	/**
	 * Returns the messages of a log stream.
	 * @param group the name of the log group
	 * @param stream the name of the log stream
	 * @return the messages in the order of {@link #events(String, String)}
	 */
	public List<String> messages(String group, String stream) {
		return events(group, stream).stream().map(StoredEvent::message).toList();
	}

	/**
	 * Waits until a log group holds a number of events.
	 * @param group the name of the log group, that need not exist yet
	 * @param count the number of events
	 * @param timeout how long to wait
	 * @return the events of the log group, at least that many
	 * @throws AssertionError if it does not hold them in time
	 */
	public List<StoredEvent> awaitEvents(String group, int count, Duration timeout) {
		this.store.awaitEvents(group, count, timeout);
		return events(group);
	}

	/**
	 * Creates a log group.
	 * @param name the name of the log group
	 * @return its settings
	 */
	public LogGroup createLogGroup(String name) {
		LogGroup group = LogGroup.named(name, this.store.now());
		this.store.createGroup(group);
		return group;
	}

	/**
	 * Creates a log stream.
	 * @param group the name of the log group
	 * @param stream the name of the log stream
	 */
	public void createLogStream(String group, String stream) {
		this.store.createStream(group, stream);
	}

	/**
	 * Deletes a log group with all it holds, even if it is protected.
	 * @param name the name of the log group
	 * @return whether there was such a log group
	 */
	public boolean deleteLogGroup(String name) {
		return this.store.deleteGroup(name);
	}

	/**
	 * Returns the trouble that the service makes.
	 * @return the faults
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Returns what the service received.
	 * @return the requests
	 */
	public ReceivedRequests requests() {
		return this.recorder;
	}

	/**
	 * Puts the service back to its state after the start, on the same port: no faults, no
	 * log groups, no requests.
	 */
	public void reset() {
		// Forgotten first, so that the requests that a fault holds store nothing.
		this.recorder.clear();
		this.faults.clear();
		this.store.clear();
	}

	/**
	 * Stops listening and cuts all connections, without waiting for any request. What the
	 * service holds can still be looked at.
	 */
	@Override
	public void close() {
		this.console.close();
		this.endpoint.close();
		// Interrupted before they are released, so that the requests that a fault holds
		// store nothing.
		this.executor.shutdownNow();
		this.timer.shutdownNow();
		this.faults.clear();
	}

	@Override
	public String toString() {
		return "CloudWatch Logs at " + endpoint();
	}

	// Told by a thread without the lock of the store, since what is told may be logged
	// and sent here.
	private void full(long position, Consumer<String> listener) {
		this.recorder.deletedUpTo(position);
		if (this.toldThatItIsFull.compareAndSet(false, true)) {
			String text = "The embedded CloudWatch Logs is full (" + this.store.bound().maxBytes()
					+ " bytes): it deletes its oldest events from now on";
			daemons("cloudwatch-logs-full").newThread(() -> listener.accept(text)).start();
		}
	}

	private static ThreadFactory daemons(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
