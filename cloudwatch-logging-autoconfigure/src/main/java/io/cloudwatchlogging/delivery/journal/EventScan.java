package io.cloudwatchlogging.delivery.journal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Finds the intact events of a batch after the end of its process. Each chunk is read for
 * itself, from the first event that begins in it: a damaged event costs those behind it
 * in its chunk, and none of the next. An intact event behind the end of what was
 * committed was about to be published, or that end is damaged: it is one of the batch.
 */
final class EventScan {

	private final @Nullable JournalChunk[] chunks;

	private final Checksum checksum;

	private final byte[] scratch = new byte[JournalChunk.SIZE];

	private int[] positions = new int[64];

	private int count;

	private final Damages damages;

	EventScan(@Nullable JournalChunk[] chunks, Checksum checksum, Damages damages) {
		this.chunks = chunks;
		this.checksum = checksum;
		this.damages = damages;
	}

	/** Where the events stand that are intact and not settled. */
	int[] positions() {
		JournalChunk last = null;
		for (int i = 0; i < this.chunks.length; i++) {
			JournalChunk chunk = this.chunks[i];
			if (chunk != null) {
				scan(i, chunk);
				last = chunk;
			}
			else if (last != null) {
				this.damages.add(last.memory());
			}
		}
		return Arrays.copyOf(this.positions, this.count);
	}

	private void scan(int index, JournalChunk chunk) {
		int offset = chunk.firstEvent();
		int committed = chunk.committed();
		while (JournalChunk.SIZE - offset >= EventLayout.HEADER) {
			int length = EventLayout.length(chunk, offset);
			int position = index * JournalChunk.SIZE + offset;
			if (!isIntact(chunk, offset, position, length)) {
				if (offset < committed) {
					this.damages.add(chunk.memory());
				}
				return;
			}
			if (!EventLayout.isSettled(chunk, offset)) {
				add(position);
			}
			int end = EventLayout.after(position + EventLayout.HEADER, length);
			int next = EventLayout.nextEvent(end);
			offset = (next / JournalChunk.SIZE == index) ? next % JournalChunk.SIZE : JournalChunk.SIZE;
		}
	}

	private boolean isIntact(JournalChunk chunk, int offset, int position, int length) {
		if (length < 0 || length > (this.chunks.length - position / JournalChunk.SIZE) * EventLayout.ROOM) {
			return false;
		}
		this.checksum.begin(chunk.batch(), EventLayout.timestamp(chunk, offset), position, length,
				EventLayout.severity(chunk, offset));
		int at = position + EventLayout.HEADER;
		int left = length;
		while (left > 0) {
			at = EventLayout.dataAt(at);
			int index = at / JournalChunk.SIZE;
			int from = at % JournalChunk.SIZE;
			int piece = Math.min(left, JournalChunk.SIZE - from);
			JournalChunk source = (index < this.chunks.length) ? this.chunks[index] : null;
			if (source == null) {
				return false;
			}
			source.getBytes(from, this.scratch, 0, piece);
			this.checksum.update(this.scratch, 0, piece);
			at += piece;
			left -= piece;
		}
		return this.checksum.end() == EventLayout.checksum(chunk, offset);
	}

	private void add(int position) {
		if (this.count == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, this.count * 2);
		}
		this.positions[this.count++] = position;
	}

}
