package io.cloudwatchlogging.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes events of a JSON object that is too large for one, each of which is a JSON object
 * again, so that Logs Insights finds its members.
 * <p>
 * Divided, each event has all members of the object, but of the longest string only a
 * part: the parts put together are the string. A member {@code divided} says which it is,
 * as in {@code {"part":1,"parts":3,"member":"error.stack_trace"}}. An object of which
 * that string is less than half is divided as a text instead: each event has a part of it
 * in the member {@code json}.
 * <p>
 * Truncated, the longest strings are cut, as many as it takes, and a member
 * {@code truncated} names them.
 */
public final class JsonParts {

	/** Longest that must not be cut: two escapes that are one character. */
	private static final int LONGEST_CHARACTER = 12;

	/** Strings that are cut before the object is cut as a text. */
	private static final int MAX_CUT_STRINGS = 16;

	private static final String DIVIDED = "divided";

	private static final String TRUNCATED = "truncated";

	private static final String TEXT = "json";

	private JsonParts() {
	}

	/**
	 * The events that an object is divided into.
	 * @param json holds the object, in UTF-8
	 * @param length its length, from the start of the array
	 * @param maxLength the maximum length of an event
	 * @return the events, or none if it is no longer, or is no object
	 */
	public static List<byte[]> divided(byte[] json, int length, int maxLength) {
		JsonObject object = (length > maxLength) ? JsonObject.of(json, length) : null;
		return (object != null) ? divide(object, maxLength) : List.of();
	}

	/**
	 * The event that an object is truncated to.
	 * @param json holds the object, in UTF-8
	 * @param length its length, from the start of the array
	 * @param maxLength the maximum length of an event
	 * @return the event, or none if it is no longer, or is no object
	 */
	public static List<byte[]> truncated(byte[] json, int length, int maxLength) {
		JsonObject object = (length > maxLength) ? JsonObject.of(json, length) : null;
		return (object != null) ? truncate(object, maxLength) : List.of();
	}

	private static List<byte[]> divide(JsonObject object, int maxLength) {
		JsonObject.Text longest = object.longest();
		if (longest != null) {
			int room = room(object, longest, maxLength);
			if (room >= maxLength / 2 && room >= LONGEST_CHARACTER) {
				return divide(object, longest, room);
			}
		}
		JsonObject text = object.asText(TEXT);
		JsonObject.Text whole = text.longest();
		int room = (whole != null) ? room(text, whole, maxLength) : 0;
		return (whole != null && room >= LONGEST_CHARACTER) ? divide(text, whole, room) : List.of();
	}

	/** How long a part may be, with numbers as long as they may become. */
	private static int room(JsonObject object, JsonObject.Text text, int maxLength) {
		int count = text.length();
		return maxLength - (object.length() - text.length() + note(object, text, count, count).length);
	}

	private static byte[] note(JsonObject object, JsonObject.Text text, int part, int parts) {
		return bytes("\"" + object.free(DIVIDED) + "\":{\"part\":" + part + ",\"parts\":" + parts + ",\"member\":\""
				+ text.member() + "\"},");
	}

	private static List<byte[]> divide(JsonObject object, JsonObject.Text text, int room) {
		List<Integer> cuts = new ArrayList<>(List.of(text.start()));
		int at = text.start();
		while (at < text.end()) {
			at = object.cut(at, text.end(), room);
			cuts.add(at);
		}
		List<byte[]> parts = new ArrayList<>();
		int count = cuts.size() - 1;
		for (int i = 0; i < count; i++) {
			parts.add(object.with(note(object, text, i + 1, count), text, cuts.get(i), cuts.get(i + 1)));
		}
		return parts;
	}

	private static List<byte[]> truncate(JsonObject object, int maxLength) {
		List<String> members = new ArrayList<>();
		JsonObject rest = object;
		for (int i = 0; i < MAX_CUT_STRINGS; i++) {
			JsonObject.Text longest = rest.longest();
			if (longest == null || longest.length() == 0) {
				break;
			}
			members.add(longest.member());
			byte[] note = note(object, members);
			int room = maxLength - (rest.length() - longest.length() + note.length);
			if (room >= 0) {
				return List.of(rest.with(note, longest, longest.start(),
						rest.cut(longest.start(), longest.end(), Math.min(room, longest.length()))));
			}
			JsonObject shorter = JsonObject.of(rest.with(new byte[0], longest, longest.start(), longest.start()));
			if (shorter == null) {
				break;
			}
			rest = shorter;
		}
		return truncateAsText(object.asText(TEXT), maxLength);
	}

	private static List<byte[]> truncateAsText(JsonObject text, int maxLength) {
		JsonObject.Text whole = text.longest();
		byte[] note = note(text, List.of(TEXT));
		int room = (whole != null) ? maxLength - (text.length() - whole.length() + note.length) : -1;
		return (whole != null && room >= 0)
				? List.of(text.with(note, whole, whole.start(), text.cut(whole.start(), whole.end(), room)))
				: List.of();
	}

	private static byte[] note(JsonObject object, List<String> members) {
		return bytes("\"" + object.free(TRUNCATED) + "\":[\"" + String.join("\",\"", members) + "\"],");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
