package io.cloudwatchlogging.masking;

import java.io.ByteArrayOutputStream;

/**
 * A text in which ranges are replaced, one behind the other. Not thread-safe.
 */
final class MaskedText {

	private final byte[] text;

	private final int length;

	private final ByteArrayOutputStream masked;

	private int done;

	MaskedText(byte[] text, int length) {
		this.text = text;
		this.length = length;
		this.masked = new ByteArrayOutputStream(length);
	}

	void replace(int start, int end, byte[] placeholder) {
		this.masked.write(this.text, this.done, start - this.done);
		this.masked.writeBytes(Placeholder.at(this.text, this.length, start, end, placeholder));
		this.done = end;
	}

	/** Where the last range ends that has been replaced. */
	int done() {
		return this.done;
	}

	byte[] toByteArray() {
		this.masked.write(this.text, this.done, this.length - this.done);
		this.done = this.length;
		return this.masked.toByteArray();
	}

}
