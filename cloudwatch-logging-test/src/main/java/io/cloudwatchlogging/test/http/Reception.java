package io.cloudwatchlogging.test.http;

import java.time.Instant;
import java.util.UUID;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.cloudwatchlogging.test.model.Entity;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.operations.EntityParameter;
import io.cloudwatchlogging.test.protocol.Json;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Request as the service understands it.
 *
 * @param request the record of it
 * @param parameters its parameters, or {@code null} if it is not understood
 * @param problem why it is not understood, or {@code null} if it is
 */
record Reception(ReceivedRequest request, @Nullable Parameters parameters, @Nullable ServiceException problem) {

	private static final String TARGET_PREFIX = "Logs_20140328.";

	static Reception of(HttpExchange exchange, WireRequest wire, Instant arrivalTime) {
		Headers headers = exchange.getRequestHeaders();
		String target = headers.getFirst("X-Amz-Target");
		boolean isForUs = target != null && target.startsWith(TARGET_PREFIX);
		String operation = (target != null && isForUs) ? target.substring(TARGET_PREFIX.length()) : "";
		JsonNode body = null;
		ServiceException problem = null;
		try {
			checkMethod(exchange.getRequestMethod());
			if (!isForUs) {
				throw ServiceException.unknownOperation("X-Amz-Target: " + target);
			}
			checkSize(wire);
			body = Json.readObject(wire.body());
		}
		catch (ServiceException ex) {
			problem = ex;
		}
		ReceivedRequest request = new ReceivedRequest(UUID.randomUUID().toString(), operation, arrivalTime,
				wire.wireBytes(), wire.body().length, wire.gzip(), headers, text(body, "logGroupName"),
				text(body, "logStreamName"), (body != null) ? body.path("logEvents").size() : 0, entity(body), 0, null,
				null);
		return new Reception(request, (body != null) ? new Parameters(body) : null, problem);
	}

	private static void checkMethod(String method) {
		if (!method.equals("POST")) {
			throw new ServiceException(404, "UnknownOperationException",
					"This is CloudWatch Logs: it takes POST requests of AWS clients, not " + method);
		}
	}

	private static void checkSize(WireRequest wire) {
		if (wire.isTooLarge()) {
			throw new ServiceException(413, "RequestEntityTooLargeException", "The request body is too large");
		}
		if (wire.isCorrupt()) {
			throw ServiceException.serialization("The request body is not gzip, as its Content-Encoding says");
		}
	}

	private static @Nullable String text(@Nullable JsonNode body, String name) {
		JsonNode value = (body != null) ? body.get(name) : null;
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	private static @Nullable Entity entity(@Nullable JsonNode body) {
		try {
			return (body != null) ? EntityParameter.of(new Parameters(body)) : null;
		}
		catch (ServiceException ex) {
			return null;
		}
	}

}
