package io.cloudwatchlogging.test.console;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.cloudwatchlogging.test.fault.ActiveFaults;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.protocol.Json;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import tools.jackson.databind.JsonNode;

/**
 * Order and end of faults.
 */
final class FaultsApi {

	private static final long MAX_MILLIS = Duration.ofMinutes(10).toMillis();

	// A name of a fixed list, nothing that a page could make up.
	private static final Map<String, Function<Duration, Fault>> KINDS = Map.of("latency", Fault::latency, "stall",
			Fault::stall, "throttling", (time) -> Fault.throttling(), "unavailable",
			(time) -> Fault.serviceUnavailable(), "denied",
			(time) -> Fault.error(400, "AccessDeniedException", "User is not authorized to perform this action"),
			"lostAnswer", (time) -> Fault.lostAnswer(), "reset", (time) -> Fault.connectionReset(), "blackHole",
			(time) -> Fault.blackHole(), "groupDeleted", (time) -> Fault.groupDeleted().times(1), "outage",
			(time) -> Fault.outage());

	private final ActiveFaults faults;

	FaultsApi(ActiveFaults faults) {
		this.faults = faults;
	}

	Reply inject(byte[] body) {
		try {
			Fault fault = fault(Json.readObject(body));
			this.faults.inject(fault);
			return Reply.done();
		}
		catch (ServiceException ex) {
			throw new IllegalArgumentException(ex.text());
		}
	}

	Reply clear(Query query) {
		if (query.find("id") == null) {
			this.faults.clear();
			return Reply.done();
		}
		int id = (int) query.number("id", 0);
		return this.faults.clear(id) ? Reply.done() : Reply.problem(404, "This fault has ended already.");
	}

	private static Fault fault(JsonNode order) {
		String kind = Parameters.text(order.path("kind"));
		Function<Duration, Fault> make = KINDS.get(kind);
		if (make == null) {
			throw new IllegalArgumentException("There is no kind of fault " + kind + ", only " + KINDS.keySet());
		}
		long millis = number(order, "millis", 1_000, MAX_MILLIS);
		Fault fault = make.apply(Duration.ofMillis(millis));
		long percent = number(order, "percent", 100, 100);
		long seconds = number(order, "seconds", 0, MAX_MILLIS / 1_000);
		if (!kind.equals("outage")) {
			fault = fault.onOperation("PutLogEvents");
			if (percent < 100) {
				fault = fault.share(percent / 100.0, System.nanoTime());
			}
		}
		return (seconds > 0) ? fault.lasting(Duration.ofSeconds(seconds)) : fault;
	}

	private static long number(JsonNode order, String name, long otherwise, long max) {
		JsonNode value = order.get(name);
		if (value == null) {
			return otherwise;
		}
		long number = Parameters.number(value);
		if (number < 0 || number > max) {
			throw new IllegalArgumentException(name + " is between 0 and " + max + ", not " + number);
		}
		return number;
	}

}
