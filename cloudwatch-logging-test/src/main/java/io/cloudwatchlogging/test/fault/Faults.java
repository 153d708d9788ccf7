package io.cloudwatchlogging.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Faults of a service. Safe for use by many threads.
 */
public final class Faults {

	private final List<InjectedFault> injected = new CopyOnWriteArrayList<>();

	private final HttpEndpoint endpoint;

	private final ScheduledExecutorService timer;

	Faults(HttpEndpoint endpoint, ScheduledExecutorService timer) {
		this.endpoint = endpoint;
		this.timer = timer;
	}

	/**
	 * Makes trouble from now on.
	 * @param fault the fault
	 * @return the fault at work
	 * @throws IllegalArgumentException if the fault is an outage of some requests
	 */
	public InjectedFault inject(Fault fault) {
		boolean isOutage = isOutage(fault);
		if (isOutage && !fault.isForEveryRequest()) {
			throw new IllegalArgumentException("An outage closes the port: " + "it cannot be limited to some requests");
		}
		InjectedFault injection = new InjectedFault(fault, isOutage ? this::endOutage : this.injected::remove);
		this.injected.add(injection);
		if (isOutage) {
			startOutage(injection);
		}
		return injection;
	}

	/**
	 * Ends all faults. The requests that they hold go on, and after an outage the service
	 * listens again when the call returns.
	 */
	public void clear() {
		this.injected.forEach(InjectedFault::clear);
	}

	/**
	 * Returns the faults that apply to a request.
	 * @param reception the request
	 * @return the faults in the order of their injection
	 */
	List<InjectedFault> hitting(Reception reception) {
		List<InjectedFault> hitting = new ArrayList<>();
		boolean answerIsDecided = false;
		for (InjectedFault candidate : this.injected) {
			if (!isOutage(candidate.fault()) && candidate.hit(reception, answerIsDecided)) {
				hitting.add(candidate);
				answerIsDecided = answerIsDecided || candidate.fault().effect().decidesAnswer();
			}
		}
		return hitting;
	}

	private void startOutage(InjectedFault injection) {
		this.endpoint.refuse();
		Duration duration = injection.fault().duration();
		if (duration != null) {
			this.timer.schedule(injection::clear, duration.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void endOutage(InjectedFault injection) {
		this.injected.remove(injection);
		this.endpoint.accept();
	}

	private static boolean isOutage(Fault fault) {
		return fault.effect() instanceof FaultEffect.Outage;
	}

}
