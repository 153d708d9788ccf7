package io.cloudwatchlogging.test.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.ServiceException;

/**
 * Everything that CloudWatch Logs holds. Safe for use by many threads: one lock guards
 * all of it, taken by {@link #locked} and by the operations here.
 */
public final class LogStore {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final NavigableMap<String, StoredLogGroup> groups = new TreeMap<>();

	private final Clock clock;

	private final RecentEvents recent = new RecentEvents();

	private final Consumer<String> deleted;

	private final SizeBound bound;

	private long lastPosition;

	private int generation;

	/**
	 * Creates an empty store.
	 * @param clock the clock of the service
	 */
	public LogStore(Clock clock) {
		this(clock, (group) -> {
		}, SizeBound.none());
	}

	/**
	 * Creates an empty store.
	 * @param clock the clock of the service
	 * @param deleted is told the name of a log group that was deleted
	 * @param bound the bound of what it holds
	 */
	public LogStore(Clock clock, Consumer<String> deleted, SizeBound bound) {
		this.clock = clock;
		this.deleted = deleted;
		this.bound = bound;
	}

	/**
	 * Does something with the log groups while nobody else does.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return the result
	 */
	public <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Does something with one log group while nobody else does.
	 * @param <T> the type of the result
	 * @param name the name of the log group
	 * @param action what to do
	 * @return the result
	 * @throws ServiceException if there is no such log group
	 */
	public <T> T inGroup(String name, Function<StoredLogGroup, T> action) {
		return locked(() -> {
			StoredLogGroup group = this.groups.get(name);
			if (group == null) {
				throw ServiceException.noSuchLogGroup();
			}
			return action.apply(group);
		});
	}

	/**
	 * Returns the log groups by name. Only to be called within {@link #locked}.
	 * @return a copy of the list of log groups
	 */
	public List<StoredLogGroup> groups() {
		return new ArrayList<>(this.groups.values());
	}

	public Optional<StoredLogGroup> find(String name) {
		return locked(() -> Optional.ofNullable(this.groups.get(name)));
	}

	public List<StoredLogStream> streams(String group) {
		return locked(() -> find(group).map((found) -> found.streams(null)).orElse(List.of()));
	}

	public List<StoredEvent> events(String group) {
		return locked(() -> {
			List<StoredEvent> events = new ArrayList<>();
			streams(group).forEach((stream) -> events.addAll(stream.events()));
			events.sort(EventKey.READ_ORDER);
			return Collections.unmodifiableList(events);
		});
	}

	public List<StoredEvent> events(String group, String stream) {
		return locked(() -> streams(group).stream()
			.filter((candidate) -> candidate.name().equals(stream))
			.flatMap((found) -> found.events().stream())
			.toList());
	}

	/**
	 * Creates a log group.
	 * @param settings its settings
	 */
	public void createGroup(LogGroup settings) {
		locked(() -> {
			if (this.groups.putIfAbsent(settings.name(), new StoredLogGroup(settings)) != null) {
				throw ServiceException.alreadyExists("log group");
			}
			this.changed.signalAll();
			return settings;
		});
	}

	/**
	 * Deletes a log group, protected or not.
	 * @param name the name of the log group
	 * @return whether there was such a log group
	 */
	public boolean deleteGroup(String name) {
		return locked(() -> {
			this.generation++;
			StoredLogGroup removed = this.groups.remove(name);
			if (removed != null) {
				this.bound.forget(removed);
				this.deleted.accept(name);
			}
			return removed != null;
		});
	}

	/**
	 * Deletes a log stream. Only to be called within {@link #locked}.
	 * @param group the log group
	 * @param stream the name of the log stream
	 */
	public void deleteStream(StoredLogGroup group, String stream) {
		this.bound.forget(group.deleteStream(stream));
		this.generation++;
	}

	/**
	 * Creates a log stream.
	 * @param group the name of the log group
	 * @param stream the name of the log stream
	 */
	public void createStream(String group, String stream) {
		inGroup(group, (found) -> {
			found.createStream(new StoredLogStream(stream, now()));
			return stream;
		});
	}

	/**
	 * Stores the accepted events of one request. Only to be called within
	 * {@link #locked}.
	 * @param group the log group
	 * @param stream the log stream
	 * @param events the events
	 * @return what was stored
	 */
	public List<StoredEvent> add(StoredLogGroup group, StoredLogStream stream, List<NewEvent> events) {
		Instant ingestionTime = now();
		List<StoredEvent> stored = new ArrayList<>(events.size());
		long bytes = 0;
		for (NewEvent event : events) {
			stored.add(new StoredEvent(stream.name(), Instant.ofEpochMilli(event.timestamp()), ingestionTime,
					++this.lastPosition, event.message()));
			bytes += event.bytes();
		}
		group.add(stream, stored, bytes);
		stored.forEach((event) -> this.recent.add(group.settings().name(), event));
		this.bound.add(new SizeBound.Batch(group, stream, stored, bytes));
		this.recent.forgetUpTo(this.bound.deletedUpTo());
		this.changed.signalAll();
		return stored;
	}

	/**
	 * Waits until a log group holds a number of events.
	 * @param group the name of the log group, that need not exist yet
	 * @param count the number of events
	 * @param timeout how long to wait
	 * @throws AssertionError if it does not hold them in time
	 */
	public void awaitEvents(String group, int count, Duration timeout) {
		Waiting.await(this.lock, this.changed, timeout, () -> eventCount(group) >= count,
				() -> count + " events in log group " + group + ", but there are " + eventCount(group));
	}

	/**
	 * Returns what has arrived in a log group. Also to be called within {@link #locked},
	 * with what else has to fit.
	 * @param group the log group
	 * @param position the position of the last event that the reader knows
	 * @param limit how many arrivals, of all log groups, are looked at
	 * @return what has arrived since
	 */
	public Arrivals arrivals(String group, long position, int limit) {
		return locked(() -> this.recent.after(position, limit, group));
	}

	/**
	 * Returns the position of the last event.
	 * @return the position, zero if there has never been an event
	 */
	public long lastPosition() {
		return locked(() -> this.lastPosition);
	}

	/**
	 * Returns a number that changes when log groups or streams are deleted.
	 * @return the number
	 */
	public int generation() {
		return locked(() -> this.generation);
	}

	/**
	 * Deletes everything.
	 */
	public void clear() {
		locked(() -> {
			this.generation++;
			this.recent.clear();
			this.groups.clear();
			this.bound.clear();
			return this.groups;
		});
	}

	/**
	 * Returns the bound of what it holds, whose figures are read within {@link #locked}.
	 * @return the bound
	 */
	public SizeBound bound() {
		return this.bound;
	}

	/**
	 * Returns the time of the service.
	 * @return the time, in milliseconds
	 */
	public Instant now() {
		return now(this.clock);
	}

	/**
	 * Returns the time of a service.
	 * @param clock its clock
	 * @return the time, in milliseconds
	 */
	public static Instant now(Clock clock) {
		return clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private int eventCount(String name) {
		StoredLogGroup group = this.groups.get(name);
		return (group != null) ? group.eventCount() : 0;
	}

}
