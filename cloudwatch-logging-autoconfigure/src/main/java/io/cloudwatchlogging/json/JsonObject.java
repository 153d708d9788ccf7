package io.cloudwatchlogging.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A JSON object in UTF-8, with its longest string, which can be cut. Not thread-safe.
 */
final class JsonObject implements JsonScanner.Visitor {

	private static final int UNICODE_ESCAPE = 6;

	private static final int LONGEST_UTF8 = 4;

	private final byte[] json;

	private final int length;

	private final Set<String> names = new HashSet<>();

	private @Nullable Text longest;

	private JsonObject(byte[] json, int length) {
		this.json = json;
		this.length = length;
	}

	static @Nullable JsonObject of(byte[] json) {
		return of(json, json.length);
	}

	/**
	 * The object that a text is.
	 * @param json holds the text
	 * @param length its length, from the start of the array
	 * @return the object, or {@code null} if the text is no JSON object
	 */
	static @Nullable JsonObject of(byte[] json, int length) {
		JsonObject object = new JsonObject(json, length);
		return JsonScanner.scan(json, length, object) ? object : null;
	}

	/**
	 * An object with this one as the text of its only member.
	 * @param name the name of the member
	 */
	JsonObject asText(String name) {
		ByteArrayOutputStream text = new ByteArrayOutputStream(this.length + this.length / 8);
		text.writeBytes(("{\"" + name + "\":\"").getBytes(StandardCharsets.UTF_8));
		int start = text.size();
		for (int i = 0; i < this.length; i++) {
			byte next = this.json[i];
			if (next == '"' || next == '\\') {
				text.write('\\');
				text.write(next);
			}
			else if (next >= 0 && next < ' ') {
				text.writeBytes("\\u%04x".formatted(next).getBytes(StandardCharsets.UTF_8));
			}
			else {
				text.write(next);
			}
		}
		int end = text.size();
		text.writeBytes(new byte[] { '"', '}' });
		JsonObject object = new JsonObject(text.toByteArray(), text.size());
		object.names.add(name);
		object.longest = new Text(name, start, end);
		return object;
	}

	@Override
	public void member(List<String> path) {
		if (path.size() == 1) {
			this.names.add(path.get(0));
		}
	}

	@Override
	public void string(List<String> path, int start, int end) {
		if (this.longest == null || this.longest.length() < end - start) {
			this.longest = new Text(String.join(".", path), start, end);
		}
	}

	int length() {
		return this.length;
	}

	@Nullable Text longest() {
		return this.longest;
	}

	/** A name that no member has, with an underscore or more at the end if need be. */
	String free(String name) {
		String free = name;
		while (this.names.contains(free)) {
			free += "_";
		}
		return free;
	}

	/**
	 * Where a part of a string ends that is no longer than it may be: not within an
	 * escape or a character, nor between two escapes that are one character.
	 * @param start the start of the part
	 * @param end the end of the string
	 * @param max the maximum length of the part
	 * @return the end of the part
	 */
	int cut(int start, int end, int max) {
		if (end - start <= max) {
			return end;
		}
		int at = start;
		for (int next = next(at, end); next - start <= max; next = next(at, end)) {
			at = next;
		}
		return at;
	}

	private int next(int at, int end) {
		if (this.json[at] != '\\') {
			int next = at + 1;
			while (next < Math.min(end, at + LONGEST_UTF8) && (this.json[next] & 0xC0) == 0x80) {
				next++;
			}
			return next;
		}
		if (!isUnicodeEscape(at, end)) {
			return Math.min(at + 2, end);
		}
		int next = at + UNICODE_ESCAPE;
		boolean pair = isSurrogate(at, "89abAB") && next < end && isUnicodeEscape(next, end)
				&& isSurrogate(next, "cdefCDEF");
		return pair ? next + UNICODE_ESCAPE : next;
	}

	private boolean isUnicodeEscape(int at, int end) {
		return at + UNICODE_ESCAPE <= end && this.json[at] == '\\' && this.json[at + 1] == 'u';
	}

	private boolean isSurrogate(int at, String digits) {
		return (this.json[at + 2] == 'd' || this.json[at + 2] == 'D') && digits.indexOf(this.json[at + 3]) >= 0;
	}

	/**
	 * The object with a further member, and a part of a string in place of the whole.
	 * @param member the member in JSON, with a comma at the end
	 * @param text the string
	 * @param start the start of the part
	 * @param end the end of the part
	 */
	byte[] with(byte[] member, Text text, int start, int end) {
		int open = 0;
		while (this.json[open] != '{') {
			open++;
		}
		ByteArrayOutputStream part = new ByteArrayOutputStream(
				this.length - text.length() + member.length + end - start);
		part.write(this.json, 0, open + 1);
		part.writeBytes(member);
		part.write(this.json, open + 1, text.start() - open - 1);
		part.write(this.json, start, end - start);
		part.write(this.json, text.end(), this.length - text.end());
		return part.toByteArray();
	}

	/**
	 * A string that is a value.
	 *
	 * @param member the names of the members that it is in, with dots, as they stand in
	 * JSON
	 * @param start where it begins, behind the quote
	 * @param end where it ends, before the quote
	 */
	record Text(String member, int start, int end) {

		int length() {
			return this.end - this.start;
		}

	}

}
