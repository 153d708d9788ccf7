package io.cloudwatchlogging.delivery.journal;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * Where the events of a batch go, as it stands at the beginning of its first chunk:
 * length and UTF-8 of the log group, the same of the log stream, and a checksum.
 *
 * @param group the name of the log group
 * @param stream the name of the log stream
 */
public record BatchNames(String group, String stream) {

	/** Names that are longer are not kept; those of CloudWatch are shorter. */
	static final int MAX_BYTES = 4096;

	/** Whether they are no longer than what is kept. */
	boolean isStorable() {
		return toBytes().length <= MAX_BYTES + 8;
	}

	byte[] toBytes() {
		byte[] groupBytes = this.group.getBytes(StandardCharsets.UTF_8);
		byte[] streamBytes = this.stream.getBytes(StandardCharsets.UTF_8);
		byte[] bytes = new byte[groupBytes.length + streamBytes.length + 8];
		int end = put(bytes, put(bytes, 0, groupBytes), streamBytes);
		int checksum = checksum(bytes, end);
		for (int i = 0; i < Integer.BYTES; i++) {
			bytes[end + i] = (byte) (checksum >>> (8 * i));
		}
		return bytes;
	}

	private static int put(byte[] target, int at, byte[] name) {
		target[at] = (byte) name.length;
		target[at + 1] = (byte) (name.length >>> 8);
		System.arraycopy(name, 0, target, at + 2, name.length);
		return at + 2 + name.length;
	}

	/** Reads the names at the beginning of a chunk, {@code null} if they are damaged. */
	static @Nullable BatchNames read(JournalChunk chunk) {
		byte[] bytes = new byte[MAX_BYTES + 8];
		chunk.getBytes(JournalChunk.DATA, bytes, 0, bytes.length);
		int groupLength = length(bytes, 0);
		if (groupLength > MAX_BYTES) {
			return null;
		}
		int streamLength = length(bytes, 2 + groupLength);
		if (groupLength + streamLength > MAX_BYTES) {
			return null;
		}
		int end = 4 + groupLength + streamLength;
		int stored = length(bytes, end) | length(bytes, end + 2) << 16;
		if (stored != checksum(bytes, end)) {
			return null;
		}
		return new BatchNames(new String(bytes, 2, groupLength, StandardCharsets.UTF_8),
				new String(bytes, 4 + groupLength, streamLength, StandardCharsets.UTF_8));
	}

	private static int length(byte[] bytes, int at) {
		return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
	}

	private static int checksum(byte[] bytes, int length) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, 0, length);
		return (int) crc.getValue();
	}

}
