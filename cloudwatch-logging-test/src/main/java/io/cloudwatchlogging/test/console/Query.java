package io.cloudwatchlogging.test.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Parameters in the address of a request.
 */
final class Query {

	private final Map<String, String> values = new HashMap<>();

	Query(@Nullable String raw) {
		if (raw == null) {
			return;
		}
		for (String pair : raw.split("&")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				this.values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
			}
		}
	}

	@Nullable String find(String name) {
		String value = this.values.get(name);
		return (value == null || value.isEmpty()) ? null : value;
	}

	String text(String name) {
		String value = find(name);
		if (value == null) {
			throw new IllegalArgumentException("The parameter " + name + " is missing");
		}
		return value;
	}

	long number(String name, long otherwise) {
		String value = find(name);
		if (value == null) {
			return otherwise;
		}
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("The parameter " + name + " is no number: " + value);
		}
	}

	// URLDecoder refuses what is no encoding by an IllegalArgumentException.
	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
