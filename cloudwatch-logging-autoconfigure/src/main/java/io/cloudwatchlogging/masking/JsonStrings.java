package io.cloudwatchlogging.masking;

import io.cloudwatchlogging.masking.CompiledPattern.RangeConsumer;

/**
 * Divides ranges of a JSON text into what can be replaced so that the text stays JSON:
 * parts of strings without a piece of an escape sequence, and whole numbers. Goes through
 * the text once. Not thread-safe.
 */
final class JsonStrings {

	private final byte[] text;

	private final int length;

	private int at;

	private boolean inString;

	JsonStrings(byte[] text, int length) {
		this.text = text;
		this.length = length;
	}

	/**
	 * Divides a range.
	 * @param start where it begins, not before the last one
	 * @param end where it ends
	 * @param parts takes what can be replaced
	 */
	void divide(int start, int end, RangeConsumer parts) {
		while (this.at < this.length && end(this.at) <= start) {
			step();
		}
		int from = this.at;
		while (this.at < end && this.at < this.length) {
			boolean before = this.inString;
			int quote = this.at;
			step();
			if (before != this.inString) {
				part(before, from, quote, parts);
				from = this.at;
			}
		}
		part(this.inString, from, this.at, parts);
	}

	private void step() {
		if (this.text[this.at] == '"') {
			this.inString = !this.inString;
		}
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
		if (string && from < to) {
			parts.accept(from, to);
		}
		else if (!string) {
			numbers(from, to, parts);
		}
	}

	private void numbers(int from, int to, RangeConsumer parts) {
		for (int i = from; i < to; i++) {
			if (isNumber(i)) {
				int start = i;
				while (isNumber(start - 1)) {
					start--;
				}
				while (i < this.length && isNumber(i)) {
					i++;
				}
				parts.accept(start, i);
			}
		}
	}

	private boolean isNumber(int index) {
		return "0123456789+-.".indexOf(this.text[index]) >= 0;
	}

}
