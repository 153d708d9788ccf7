package io.cloudwatchlogging.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the structure of a JSON object in UTF-8: the names of its members, and where
 * strings are. Not thread-safe.
 */
public final class JsonScanner {

	/** Deeper than any log event, and far from the end of the stack. */
	private static final int MAX_DEPTH = 600;

	private final byte[] json;

	private final int length;

	private final Visitor visitor;

	/** The names of the members that are open, outermost first. */
	private final List<String> path = new ArrayList<>();

	private int at;

	private JsonScanner(byte[] json, int length, Visitor visitor) {
		this.json = json;
		this.length = length;
		this.visitor = visitor;
	}

	/**
	 * Reads an object.
	 * @param json holds the object
	 * @param length length of the object, from the start of the array
	 * @param visitor is told what is in it
	 * @return whether all of it is one JSON object
	 */
	public static boolean scan(byte[] json, int length, Visitor visitor) {
		JsonScanner scanner = new JsonScanner(json, length, visitor);
		scanner.skipSpace();
		if (scanner.peek() != '{' || !scanner.object(0)) {
			return false;
		}
		scanner.skipSpace();
		return scanner.at == length;
	}

	private boolean value(int depth) {
		return switch (peek()) {
			case '{' -> object(depth);
			case '[' -> array(depth);
			case '"' -> {
				int start = this.at + 1;
				if (!string()) {
					yield false;
				}
				this.visitor.string(this.path, start, this.at - 1);
				yield true;
			}
			default -> literal();
		};
	}

	private boolean object(int depth) {
		if (depth == MAX_DEPTH) {
			return false;
		}
		this.at++;
		skipSpace();
		if (skip('}')) {
			return true;
		}
		do {
			skipSpace();
			int start = this.at + 1;
			if (peek() != '"' || !string()) {
				return false;
			}
			this.path.add(text(start, this.at - 1));
			this.visitor.member(this.path);
			skipSpace();
			if (!skip(':') || !spacedValue(depth + 1)) {
				return false;
			}
			this.path.remove(this.path.size() - 1);
		}
		while (skip(','));
		return skip('}');
	}

	private boolean array(int depth) {
		if (depth == MAX_DEPTH) {
			return false;
		}
		this.at++;
		skipSpace();
		if (skip(']')) {
			return true;
		}
		do {
			if (!spacedValue(depth + 1)) {
				return false;
			}
		}
		while (skip(','));
		return skip(']');
	}

	private boolean spacedValue(int depth) {
		skipSpace();
		boolean valid = value(depth);
		skipSpace();
		return valid;
	}

	/** Leaves behind a string, from quote to quote. */
	private boolean string() {
		for (this.at++; this.at < this.length; this.at++) {
			if (this.json[this.at] == '\\') {
				this.at++;
			}
			else if (this.json[this.at] == '"') {
				this.at++;
				return true;
			}
		}
		return false;
	}

	/** Leaves behind a number, or a word such as {@code null}. */
	private boolean literal() {
		int start = this.at;
		while (Character.isLetterOrDigit(peek()) || "+-.".indexOf(peek()) >= 0) {
			this.at++;
		}
		return this.at > start;
	}

	private void skipSpace() {
		while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
			this.at++;
		}
	}

	private boolean skip(char expected) {
		if (peek() != expected) {
			return false;
		}
		this.at++;
		return true;
	}

	/** The next byte, as far as it is ASCII. */
	private char peek() {
		return (this.at < this.length) ? (char) Math.max(this.json[this.at], 0) : 0;
	}

	/** What the escapes of a name stand for is of no interest. */
	private String text(int start, int end) {
		return new String(this.json, start, end - start, StandardCharsets.UTF_8);
	}

	/**
	 * Is told what is in an object, in the order of the text.
	 */
	public interface Visitor {

		/**
		 * A member begins.
		 * @param path its name, and before it the names of the members that it is in
		 */
		default void member(List<String> path) {
		}

		/**
		 * A string that is a value, or an element of an array.
		 * @param path the names of the members that it is in
		 * @param start where it begins, behind the quote
		 * @param end where it ends, before the quote
		 */
		default void string(List<String> path, int start, int end) {
		}

	}

}
