package io.cloudwatchlogging.logback;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random changes of Logback, by code and by configuration, while two threads log all the
 * time: after each of them, an event through each logger is shipped as often as it should
 * be, and what a witness beside the appender has seen of the two threads is shipped once.
 * A failure names the seed; {@code -Dlogback.seed} replays it.
 */
class AppendersRandomTests {

	private static final int STEPS = 10_000;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final List<String> NAMES = List.of("a", "a.b", "a.b.c", "a$d", "e", "e.f");

	/** Of loggers that always pass their events on to the root logger. */
	private static final List<String> BUSY = List.of("busy.one", "busy.two");

	private final long seed = Long.getLong("logback.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private final LogbackFixture logback = new LogbackFixture(Shipping.shared());

	private final Map<String, Integer> shippedTimes = new HashMap<>();

	private final Set<String> seen = new HashSet<>();

	/** Held by whoever changes what Logback itself loses events for. */
	private final ReadWriteLock changes = new ReentrantReadWriteLock();

	private @Nullable Declared declared;

	private int step;

	private String change = "";

	@Test
	void eachEventIsShippedOnceWhateverHappensToLogback() throws Exception {
		AtomicBoolean ended = new AtomicBoolean();
		List<Thread> threads = new ArrayList<>();
		try (this.logback) {
			this.logback.hold();
			this.logback.install();
			this.logback.root().addAppender(Witness.started("W"));
			BUSY.forEach((name) -> threads.add(log(name, ended)));
			for (this.step = 0; this.step < STEPS; this.step++) {
				change();
				this.logback.appenders().check();
				check();
			}
			ended.set(true);
			for (Thread thread : threads) {
				thread.join();
			}
			checkBusy();
		}
		finally {
			ended.set(true);
		}
	}

	private Thread log(String name, AtomicBoolean ended) {
		Thread thread = new Thread(() -> {
			Logger logger = this.logback.logger(name);
			for (int i = 0; !ended.get(); i++) {
				this.changes.readLock().lock();
				try {
					logger.error("{} {}", name, i);
				}
				finally {
					this.changes.readLock().unlock();
				}
				LockSupport.parkNanos(50_000);
			}
		}, name);
		thread.start();
		return thread;
	}

	private void change() {
		switch (this.random.nextInt(12)) {
			case 0, 1 -> toggleWitness();
			case 2, 3 -> flipAdditivity();
			case 4 -> setLevel();
			case 5 -> exclusively("reset", this::reset);
			case 6, 7 -> exclusively("configure", this::configure);
			case 8 -> exclusively("stop and set up", this::stopAndSetUp);
			case 9 -> declare();
			case 10 -> undeclare();
			default -> exclusively("install", this.logback::install);
		}
	}

	/**
	 * Logback's wrappers refuse events that are on their way to them when they are
	 * stopped, and appenders that are taken away by code are gone at once.
	 */
	private void exclusively(String name, Runnable action) {
		this.change = name;
		boolean alone = this.declared != null && this.declared.wrapped();
		if (alone) {
			this.changes.writeLock().lock();
		}
		try {
			action.run();
		}
		finally {
			if (alone) {
				this.changes.writeLock().unlock();
			}
		}
	}

	private void toggleWitness() {
		Logger logger = anyLogger();
		this.change = "witness at " + logger.getName();
		if (!logger.detachAppender("W")) {
			logger.addAppender(Witness.started("W"));
		}
	}

	private void flipAdditivity() {
		Logger logger = this.logback.logger(NAMES.get(this.random.nextInt(NAMES.size())));
		this.change = "additivity of " + logger.getName();
		logger.setAdditive(!logger.isAdditive());
	}

	private void setLevel() {
		Logger logger = anyLogger();
		this.change = "level of " + logger.getName();
		logger.setLevel(this.random.nextBoolean() ? Level.ERROR : Level.TRACE);
	}

	private Logger anyLogger() {
		int index = this.random.nextInt(NAMES.size() + 1);
		return (index < NAMES.size()) ? this.logback.logger(NAMES.get(index)) : this.logback.root();
	}

	private void reset() {
		this.logback.context().reset();
		this.declared = null;
	}

	private void stopAndSetUp() {
		this.logback.context().stop();
		this.logback.context().start();
		this.declared = null;
		this.logback.root().addAppender(Witness.started("W"));
	}

	private void configure() {
		StringBuilder xml = new StringBuilder("<configuration>\n");
		xml.append("<appender name='W' class='").append(Witness.class.getName()).append("'/>\n");
		int kind = this.random.nextInt(5);
		String ours = "<appender name='CW' class='" + CloudWatchAppender.class.getName()
				+ "'><stream>declared</stream></appender>\n";
		if (kind == 1) {
			xml.append(ours);
		}
		else if (kind == 2) {
			xml.append(ours)
				.append("<appender name='ASYNC' class='ch.qos.logback.classic.AsyncAppender'>")
				.append("<discardingThreshold>0</discardingThreshold><appender-ref ref='CW'/></appender>\n");
		}
		else if (kind == 3) {
			xml.append("<appender name='SIFT' class='ch.qos.logback.classic.sift.SiftingAppender'><discriminator>")
				.append("<key>tenant</key><defaultValue>none</defaultValue></discriminator><sift>")
				.append(ours)
				.append("</sift></appender>\n");
		}
		String reference = List.of("", "CW", "ASYNC", "SIFT", "").get(kind);
		xml.append("<root level='debug'>");
		boolean first = this.random.nextBoolean();
		if (first && !reference.isEmpty()) {
			xml.append("<appender-ref ref='").append(reference).append("'/>");
		}
		xml.append("<appender-ref ref='W'/>");
		if (!first && !reference.isEmpty()) {
			xml.append("<appender-ref ref='").append(reference).append("'/>");
		}
		xml.append("</root>\n");
		for (String name : NAMES) {
			if (this.random.nextInt(3) == 0) {
				xml.append("<logger name='").append(name).append("' additivity='").append(this.random.nextBoolean());
				xml.append(this.random.nextBoolean() ? "'><appender-ref ref='W'/></logger>\n" : "'/>\n");
			}
		}
		xml.append("</configuration>");
		this.change += " " + xml;
		this.logback.context().reset();
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(this.logback.context());
		try {
			configurator.doConfigure(new ByteArrayInputStream(xml.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (JoranException ex) {
			throw new IllegalStateException(ex);
		}
		this.declared = reference.isEmpty() ? null
				: new Declared(this.logback.root(), this.logback.root().getAppender(reference), kind > 1);
		if (kind == 3) {
			// It makes its appender when it gets an event.
			this.logback.root().error("first of step " + this.step);
			this.logback.appenders().check();
		}
	}

	private void declare() {
		if (this.declared != null) {
			return;
		}
		this.change = "declare by code";
		CloudWatchAppender ours = new CloudWatchAppender();
		ours.setContext(this.logback.context());
		ours.setName("CODE");
		ours.setStream("declared");
		ours.start();
		Appender<ILoggingEvent> attached = ours;
		boolean wrapped = this.random.nextBoolean();
		if (wrapped) {
			AsyncAppender async = new AsyncAppender();
			async.setContext(this.logback.context());
			async.setName("CODE");
			async.setDiscardingThreshold(0);
			async.addAppender(ours);
			async.start();
			attached = async;
		}
		this.declared = new Declared(this.logback.root(), attached, wrapped);
		this.logback.root().addAppender(attached);
	}

	private void undeclare() {
		Declared current = this.declared;
		if (current == null) {
			return;
		}
		this.change = "remove by code";
		this.changes.writeLock().lock();
		try {
			current.logger().detachAppender(current.appender());
			current.appender().stop();
			this.declared = null;
			this.logback.appenders().check();
		}
		finally {
			this.changes.writeLock().unlock();
		}
	}

	private void check() {
		Map<String, Integer> expected = new HashMap<>();
		for (int i = 0; i <= NAMES.size(); i++) {
			Logger logger = (i < NAMES.size()) ? this.logback.logger(NAMES.get(i)) : this.logback.root();
			String message = "step " + this.step + " " + logger.getName();
			expected.put(message, expectedTimes(logger));
			logger.error(message);
		}
		long end = System.nanoTime() + PATIENCE.toNanos();
		// An asynchronous appender hands its events on soon.
		while (!areShipped(expected) && System.nanoTime() < end) {
			LockSupport.parkNanos(100_000);
		}
		expected.forEach((message, times) -> assertThat(this.shippedTimes.getOrDefault(message, 0))
			.as("%s after %s, seed %s", message, this.change, this.seed)
			.isEqualTo(times));
		expected.keySet().forEach(this.shippedTimes::remove);
	}

	private boolean areShipped(Map<String, Integer> expected) {
		collect();
		return expected.entrySet()
			.stream()
			.allMatch((entry) -> this.shippedTimes.getOrDefault(entry.getKey(), 0) >= entry.getValue());
	}

	private int expectedTimes(Logger logger) {
		boolean reachesRoot = true;
		boolean shown = false;
		for (String name = logger.getName(); !name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME); name = parent(name)) {
			Logger next = this.logback.logger(name);
			shown |= next.getAppender("W") != null;
			if (!next.isAdditive()) {
				reachesRoot = false;
				break;
			}
		}
		if (this.declared != null) {
			return reachesRoot ? 1 : 0;
		}
		return (reachesRoot || shown) ? 1 : 0;
	}

	private static String parent(String name) {
		int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
		return (end > 0) ? name.substring(0, end) : org.slf4j.Logger.ROOT_LOGGER_NAME;
	}

	private void collect() {
		this.logback.takeShipped().forEach((message) -> this.shippedTimes.merge(message, 1, Integer::sum));
		this.seen.addAll(Witness.takeSeen());
	}

	private void checkBusy() {
		collect();
		List<String> missing = new ArrayList<>();
		for (String message : this.seen) {
			if (message.startsWith("busy") && !this.shippedTimes.containsKey(message)) {
				missing.add(message);
			}
		}
		assertThat(this.shippedTimes).as("seed %s", this.seed)
			.isNotEmpty()
			.allSatisfy((message, times) -> assertThat(times).as(message).isOne());
		assertThat(missing).as("seed %s", this.seed).isEmpty();
	}

	/**
	 * An appender of ours that is declared at a logger.
	 *
	 * @param logger the logger
	 * @param appender it, or what stands before it
	 * @param wrapped whether another appender stands before it
	 */
	private record Declared(Logger logger, Appender<ILoggingEvent> appender, boolean wrapped) {
	}

}
