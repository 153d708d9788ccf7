package io.cloudwatchlogging.test;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.store.SizeBound;

/**
 * Settings of a service that is not started yet. Not thread-safe.
 */
public final class EmbeddedCloudWatchLogsBuilder {

	private int port;

	private int consolePort;

	private Clock clock = Clock.systemUTC();

	private int eventSizeLimit = Limits.EVENT_BYTES;

	private boolean decodeGzip = true;

	private Set<String> hosts = Set.of();

	private long maxSize = Long.MAX_VALUE;

	private Consumer<String> fullListener = (text) -> {
	};

	EmbeddedCloudWatchLogsBuilder() {
	}

	/**
	 * Sets the port, by default any free one.
	 * @param fixedPort the port
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder port(int fixedPort) {
		this.port = fixedPort;
		return this;
	}

	/**
	 * Sets the port of the console, by default any free one.
	 * @param fixedPort the port
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder consolePort(int fixedPort) {
		this.consolePort = fixedPort;
		return this;
	}

	/**
	 * Sets the clock that the age of events is measured with, by default the system's.
	 * @param serviceClock the clock
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder clock(Clock serviceClock) {
		this.clock = serviceClock;
		return this;
	}

	/**
	 * Sets the size of the largest event, by default 1,048,576 bytes as in most regions;
	 * some still have 262,144.
	 * @param bytes the bytes of its message in UTF-8 plus 26
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder eventSizeLimit(int bytes) {
		if (bytes <= Limits.EVENT_OVERHEAD_BYTES) {
			throw new IllegalArgumentException("An event has more than " + Limits.EVENT_OVERHEAD_BYTES
					+ " bytes, so the limit cannot be " + bytes);
		}
		this.eventSizeLimit = bytes;
		return this;
	}

	/**
	 * Lets the service take compressed requests for garbage, as an endpoint does that
	 * knows no gzip.
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder refuseGzip() {
		this.decodeGzip = false;
		return this;
	}

	/**
	 * Sets further names under which the service answers, beside {@code localhost} and
	 * the addresses of loopback. It listens on loopback only, so such a name leads there
	 * by a tunnel or a proxy: {@code host.docker.internal}, for instance. Nobody else may
	 * be able to say where the name leads, or a web page can read all events.
	 * @param names the names, without a port
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder hosts(Collection<String> names) {
		this.hosts = Set.copyOf(names);
		return this;
	}

	/**
	 * Bounds the memory that the events take, by default not at all: a test is to find
	 * all that it wrote. Beyond the bound, the service deletes the events that arrived
	 * first.
	 * @param bytes the bytes of the heap that all events may take, at least 4 MB
	 * @return the builder
	 */
	public EmbeddedCloudWatchLogsBuilder maxSize(long bytes) {
		this.maxSize = SizeBound.check(bytes);
		return this;
	}

	/** Bounds it to an eighth of the heap, for a service that runs for long. */
	EmbeddedCloudWatchLogsBuilder maxSizeOfHeap() {
		return maxSize(Math.max(SizeBound.SMALLEST, Runtime.getRuntime().maxMemory() / 8));
	}

	/** Sets what is told once that the service begins to delete events. */
	EmbeddedCloudWatchLogsBuilder whenFull(Consumer<String> listener) {
		this.fullListener = listener;
		return this;
	}

	/**
	 * Starts the service.
	 * @return the service
	 */
	public EmbeddedCloudWatchLogs start() {
		return new EmbeddedCloudWatchLogs(this);
	}

	int port() {
		return this.port;
	}

	int consolePort() {
		return this.consolePort;
	}

	Clock clock() {
		return this.clock;
	}

	int eventSizeLimit() {
		return this.eventSizeLimit;
	}

	boolean decodesGzip() {
		return this.decodeGzip;
	}

	Set<String> hosts() {
		return this.hosts;
	}

	long maxSize() {
		return this.maxSize;
	}

	Consumer<String> fullListener() {
		return this.fullListener;
	}

}
