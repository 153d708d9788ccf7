package io.cloudwatchlogging.test.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of requests and answers. Absent values are left out, as the service does.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
			.build())
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private Json() {
	}

	public static byte[] write(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	/**
	 * Reads the body of a request.
	 * @param body the body
	 * @return the JSON object in it
	 * @throws ServiceException if it is not a JSON object
	 */
	public static JsonNode readObject(byte[] body) {
		try {
			JsonNode root = MAPPER.readTree(body);
			if (root.isObject()) {
				return root;
			}
		}
		catch (JacksonException ex) {
			throw ServiceException.serialization("The request body is not valid JSON");
		}
		throw ServiceException.serialization("The request body is not a JSON object");
	}

}
