package io.cloudwatchlogging.test.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.protocol.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The faults at work in one service. Safe for use by many threads.
 */
public final class ActiveFaults implements Faults {

	private final List<ActiveFault> active = new CopyOnWriteArrayList<>();

	private final AtomicInteger lastId = new AtomicInteger();

	private final Port port;

	private final ScheduledExecutorService timer;

	/**
	 * Creates an empty list.
	 * @param port the port that an outage closes
	 * @param timer what ends an outage in time
	 */
	public ActiveFaults(Port port, ScheduledExecutorService timer) {
		this.port = port;
		this.timer = timer;
	}

	@Override
	public InjectedFault inject(Fault fault) {
		boolean isOutage = isOutage(fault);
		if (isOutage && !fault.isForEveryRequest()) {
			throw new IllegalArgumentException("An outage closes the port: it cannot be limited to some requests");
		}
		ActiveFault injection = new ActiveFault(this.lastId.incrementAndGet(), fault,
				isOutage ? this::endOutage : this.active::remove);
		this.active.add(injection);
		if (isOutage) {
			startOutage(injection);
		}
		return injection;
	}

	@Override
	public void clear() {
		this.active.forEach(ActiveFault::clear);
	}

	/**
	 * Returns the faults that apply to a request.
	 * @param request the request
	 * @param parameters its parameters, or {@code null} if it is not understood
	 * @return the faults in the order of their injection
	 */
	public List<ActiveFault> hitting(ReceivedRequest request, @Nullable Parameters parameters) {
		List<ActiveFault> hitting = new ArrayList<>();
		boolean answerIsDecided = false;
		for (ActiveFault candidate : this.active) {
			if (!isOutage(candidate.fault()) && candidate.hit(request, parameters, answerIsDecided)) {
				hitting.add(candidate);
				answerIsDecided = answerIsDecided || candidate.effect().decidesAnswer();
			}
		}
		return hitting;
	}

	/**
	 * Returns what is at work.
	 * @return the faults that can still apply to requests, in the order of their
	 * injection
	 */
	public List<FaultState> states() {
		return this.active.stream().filter((fault) -> !fault.isSpent()).map(ActiveFault::state).toList();
	}

	/**
	 * Ends one fault.
	 * @param id the id of the fault
	 * @return whether there was such a fault
	 */
	public boolean clear(int id) {
		List<ActiveFault> found = this.active.stream().filter((fault) -> fault.id() == id).toList();
		found.forEach(ActiveFault::clear);
		return !found.isEmpty();
	}

	private void startOutage(ActiveFault injection) {
		this.port.refuse();
		Duration duration = injection.fault().duration();
		if (duration != null) {
			this.timer.schedule(injection::clear, duration.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void endOutage(ActiveFault injection) {
		this.active.remove(injection);
		this.port.accept();
	}

	private static boolean isOutage(Fault fault) {
		return fault.effect() instanceof FaultEffect.Outage;
	}

}
