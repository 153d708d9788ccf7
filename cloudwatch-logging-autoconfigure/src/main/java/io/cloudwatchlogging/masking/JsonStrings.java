package io.cloudwatchlogging.masking;

import java.util.List;

import io.cloudwatchlogging.masking.CompiledPattern.RangeConsumer;

/**
 * Divides ranges of a JSON text into what can be replaced so that the text stays JSON:
 * parts of strings without a piece of an escape sequence, and whole numbers. What only
 * begins like JSON is not divided. Goes through the text once. Not thread-safe.
 */
final class JsonStrings {

	/** The values that are words. */
	private static final List<Prefix> LITERALS = List.of(Prefix.of("null"), Prefix.of("true"), Prefix.of("false"));

	private final byte[] text;

	private final int length;

	private int at;

	private boolean inString;

	/** The number of objects and arrays that are open. */
	private int depth;

	/** Whether the object has ended, or was none: what follows is no JSON. */
	private boolean ended;

	/** Where the last number or word outside of strings ends. */
	private int wordEnd;

	JsonStrings(byte[] text, int length) {
		this.text = text;
		this.length = length;
	}

	/**
	 * Divides a range.
	 * @param start where it begins, not before the end of the last one
	 * @param end where it ends
	 * @param parts takes what can be replaced
	 */
	void divide(int start, int end, RangeConsumer parts) {
		while (this.at < this.length && !this.ended && end(this.at) <= start) {
			step();
		}
		int from = this.at;
		while (this.at < end && this.at < this.length && !this.ended) {
			boolean before = this.inString;
			int quote = this.at;
			step();
			if (before != this.inString) {
				part(before, from, quote, parts);
				from = this.at;
			}
		}
		part(this.inString, from, this.at, parts);
		if (this.ended && this.at < end) {
			parts.accept(Math.max(start, this.at), end);
			this.at = end;
		}
	}

	private void step() {
		switch (this.text[this.at]) {
			case '"' -> this.inString = !this.inString;
			case '{', '[' -> this.depth += this.inString ? 0 : 1;
			case '}', ']' -> this.depth -= this.inString ? 0 : 1;
			default -> {
			}
		}
		this.ended = this.depth == 0 && !this.inString && "}]".indexOf(this.text[this.at]) >= 0;
		this.at = end(this.at);
	}

	/** Where the character ends that begins at a place. */
	private int end(int start) {
		if (!this.inString || this.text[start] != '\\') {
			return start + 1;
		}
		boolean unicode = start + 1 < this.length && this.text[start + 1] == 'u';
		return Math.min(this.length, start + (unicode ? 6 : 2));
	}

	private void part(boolean string, int from, int to, RangeConsumer parts) {
		if (!string) {
			words(from, to, parts);
		}
		else if (from < to && !Placeholder.isAll(this.text, from, to)) {
			parts.accept(from, to);
		}
	}

	/** Takes the numbers, of which a part may be outside of the range. */
	private void words(int from, int to, RangeConsumer parts) {
		int next = Math.max(from, this.wordEnd);
		while (next < to) {
			if (isStructure(this.text[next])) {
				next++;
				continue;
			}
			int start = next;
			while (start > this.wordEnd && !isStructure(this.text[start - 1])) {
				start--;
			}
			int end = next;
			while (end < this.length && !isStructure(this.text[end])) {
				end++;
			}
			if (Placeholder.isNumber(this.text, start, end)) {
				number(start, end, parts);
			}
			else if (!isLiteral(this.text, start, end)) {
				this.ended = true;
				this.at = next;
				return;
			}
			this.wordEnd = end;
			next = end;
		}
	}

	private void number(int start, int end, RangeConsumer parts) {
		if (end - start > 1 || this.text[start] != '0') {
			parts.accept(start, end);
		}
	}

	/** Whether a range is one of the values of JSON that are words. */
	static boolean isLiteral(byte[] text, int start, int end) {
		for (int i = 0; i < LITERALS.size(); i++) {
			if (end - start == LITERALS.get(i).length() && LITERALS.get(i).isAt(text, start, end)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isStructure(byte character) {
		return Escapes.isSpace(character) || "{}[]:,\"".indexOf(character) >= 0;
	}

}
