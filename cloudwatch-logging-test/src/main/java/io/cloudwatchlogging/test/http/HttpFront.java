package io.cloudwatchlogging.test.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.cloudwatchlogging.test.fault.FaultEffect;
import io.cloudwatchlogging.test.fault.ActiveFaults;
import io.cloudwatchlogging.test.fault.ActiveFault;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.operations.Operation;
import io.cloudwatchlogging.test.protocol.Answer;
import io.cloudwatchlogging.test.protocol.Json;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Front of the service: takes requests in AWS JSON 1.1, applies the faults, hands the
 * requests to the operations, records them and answers. Safe for use by many threads.
 *
 * <p>
 * A missing answer is an exchange that is closed without one, upon which the HTTP server
 * closes the connection. A truncated answer announces more than it sends, with the same
 * effect.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON
 * 1.1</a>
 */
public final class HttpFront implements HttpHandler {

	private static final byte[] NOTHING = {};

	private final Map<String, Operation> operations;

	private final LogStore store;

	private final Recorder recorder;

	private final ActiveFaults faults;

	private final boolean decodeGzip;

	private final Callers callers;

	private final Supplier<URI> console;

	public HttpFront(Map<String, Operation> operations, LogStore store, Recorder recorder, ActiveFaults faults,
			boolean decodeGzip, Set<String> hosts, Supplier<URI> console) {
		this.operations = operations;
		this.store = store;
		this.recorder = recorder;
		this.faults = faults;
		this.decodeGzip = decodeGzip;
		this.callers = Callers.of(hosts);
		this.console = console;
	}

	@Override
	public void handle(HttpExchange exchange) {
		try {
			boolean person = isPerson(exchange);
			ServiceException refusal = this.callers.refusal(exchange.getRequestHeaders(), person);
			if (refusal != null) {
				// Not by a client of the service either.
				send(exchange, UUID.randomUUID().toString(), new Reply(Answer.error(refusal), false));
				return;
			}
			if (person) {
				// Neither a request of a client nor one for the faults.
				sendToConsole(exchange);
				return;
			}
			WireRequest wire = WireRequest.read(exchange, this.decodeGzip);
			Reception reception = Reception.of(exchange, wire, this.store.now());
			ReceivedRequest request = reception.request();
			this.recorder.arrived(request);
			Reply reply = Reply.NONE;
			try {
				reply = reply(reception);
			}
			finally {
				this.recorder.ended(request, reply.answer());
			}
			send(exchange, request.requestId(), reply);
		}
		catch (IOException ex) {
			// The client is gone or the service closed: there is nobody to tell.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			exchange.close();
		}
	}

	private static boolean isPerson(HttpExchange exchange) {
		String accept = exchange.getRequestHeaders().getFirst("Accept");
		return exchange.getRequestMethod().equals("GET") && exchange.getRequestURI().getPath().equals("/")
				&& accept != null && accept.contains("text/html");
	}

	private void sendToConsole(HttpExchange exchange) throws IOException {
		try {
			exchange.getResponseHeaders().set("Location", this.console.get().toString());
			exchange.sendResponseHeaders(302, -1);
		}
		catch (UncheckedIOException ex) {
			byte[] reason = String.valueOf(ex.getMessage()).getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
			exchange.sendResponseHeaders(503, reason.length);
			writeAndFlush(exchange.getResponseBody(), reason, reason.length);
		}
	}

	private Reply reply(Reception reception) throws InterruptedException {
		List<ActiveFault> hitting = this.faults.hitting(reception.request(), reception.parameters());
		ActiveFault decider = null;
		for (ActiveFault fault : hitting) {
			if (fault.effect() instanceof FaultEffect.Latency latency) {
				fault.hold(latency.delay());
			}
			else if (fault.effect() instanceof FaultEffect.GroupDeleted) {
				String group = reception.request().logGroup();
				this.store.deleteGroup((group != null) ? group : "");
			}
			else if (fault.effect().decidesAnswer()) {
				decider = fault;
			}
		}
		if (this.recorder.hasForgotten(reception.request())) {
			// The service was reset while it held the request, which must not leak into
			// what comes next.
			return Reply.NONE;
		}
		boolean isCarriedOut = decider == null || decider.isStored();
		Answer answer = isCarriedOut ? answer(reception) : null;
		for (ActiveFault fault : hitting) {
			if (fault.effect() instanceof FaultEffect.Stall stall) {
				fault.hold(stall.time());
			}
		}
		return (decider != null) ? decide(decider, answer) : new Reply(answer, false);
	}

	private static Reply decide(ActiveFault decider, @Nullable Answer answer) throws InterruptedException {
		FaultEffect effect = decider.effect();
		if (effect instanceof FaultEffect.Replaced replaced) {
			return new Reply(replaced.answer(), false);
		}
		if (effect instanceof FaultEffect.Truncated) {
			return new Reply(answer, true);
		}
		if (effect instanceof FaultEffect.Silent) {
			decider.hold(null);
		}
		return Reply.NONE;
	}

	private Answer answer(Reception reception) {
		ReceivedRequest request = reception.request();
		try {
			if (reception.problem() != null) {
				throw reception.problem();
			}
			Operation operation = this.operations.get(request.operation());
			Parameters parameters = reception.parameters();
			if (operation == null || parameters == null) {
				throw ServiceException
					.unknownOperation(request.operation() + ". Known are " + this.operations.keySet());
			}
			Object result = operation.call(parameters, request.requestId());
			return Answer.ok((result != null) ? Json.write(result) : NOTHING);
		}
		catch (ServiceException ex) {
			return Answer.error(ex);
		}
		catch (RuntimeException ex) {
			return Answer.error(new ServiceException(500, "InternalFailure", ex.toString()));
		}
	}

	private static void send(HttpExchange exchange, String requestId, Reply reply) throws IOException {
		Answer answer = reply.answer();
		if (answer == null) {
			return;
		}
		Headers headers = exchange.getResponseHeaders();
		headers.set("Content-Type", answer.contentType());
		if (answer.isFromService()) {
			headers.set("x-amzn-RequestId", requestId);
		}
		byte[] body = answer.body();
		if (reply.truncated()) {
			exchange.sendResponseHeaders(answer.status(), body.length + 1L);
			writeAndFlush(exchange.getResponseBody(), body, body.length / 2);
		}
		else if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
			exchange.sendResponseHeaders(answer.status(), -1);
		}
		else {
			exchange.sendResponseHeaders(answer.status(), body.length);
			writeAndFlush(exchange.getResponseBody(), body, body.length);
		}
	}

	private static void writeAndFlush(OutputStream stream, byte[] body, int length) throws IOException {
		stream.write(body, 0, length);
		stream.flush();
	}

	/**
	 * What a client gets.
	 *
	 * @param answer the answer, or {@code null} for none
	 * @param truncated whether the answer ends early
	 */
	private record Reply(@Nullable Answer answer, boolean truncated) {

		static final Reply NONE = new Reply(null, false);

	}

}
