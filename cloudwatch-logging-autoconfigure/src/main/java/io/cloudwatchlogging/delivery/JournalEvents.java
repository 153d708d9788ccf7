package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.journal.BatchNames;
import io.cloudwatchlogging.delivery.journal.Journal;
import io.cloudwatchlogging.delivery.journal.JournalBatch;
import io.cloudwatchlogging.delivery.journal.PieceReader;
import org.jspecify.annotations.Nullable;

/**
 * The events of a batch in a journal. Not thread-safe.
 */
final class JournalEvents implements BatchEvents {

	private final JournalBatch batch;

	/** Where further chunks come from, {@code null} if no event is added any more. */
	private final @Nullable Journal journal;

	private JournalEvents(JournalBatch batch, @Nullable Journal journal) {
		this.batch = batch;
		this.journal = journal;
	}

	/** Events of a batch that is open. */
	static JournalEvents open(JournalBatch batch, Journal journal) {
		return new JournalEvents(batch, journal);
	}

	/** Events that an earlier process has left. */
	static JournalEvents recovered(JournalBatch batch) {
		return new JournalEvents(batch, null);
	}

	/** Where they go. */
	Destination destination() {
		BatchNames names = this.batch.names();
		return new Destination(names.group(), names.stream());
	}

	@Override
	public int size() {
		return this.batch.size();
	}

	@Override
	public int chunksNeeded(int length) {
		return this.batch.chunksNeeded(length);
	}

	@Override
	public boolean isReady(int chunks) {
		return this.journal != null && this.journal.isReady(chunks);
	}

	@Override
	public boolean isDurable() {
		return true;
	}

	@Override
	public void append(long timestamp, Severity severity, byte[] message, int offset, int length) {
		if (!this.batch.append(timestamp, severity.ordinal(), message, offset, length)) {
			throw new IllegalStateException("the journal has no chunks, although it was asked");
		}
	}

	@Override
	public int[] positions() {
		return this.batch.positions();
	}

	@Override
	public long timestampAt(int position) {
		return this.batch.timestampAt(position);
	}

	@Override
	public int lengthAt(int position) {
		return this.batch.lengthAt(position);
	}

	@Override
	public Severity severityAt(int position) {
		// One that a later version may have written is not of a smaller number.
		return Severities.of(Math.min(this.batch.severityAt(position), Severities.COUNT - 1));
	}

	@Override
	public void read(int[] positions, int from, int to, EventReader reader) {
		byte[] scratch = new byte[JournalBatch.SCRATCH_BYTES];
		PieceReader pieces = reader::piece;
		for (int i = from; i < to; i++) {
			reader.begin(timestampAt(positions[i]), lengthAt(positions[i]));
			this.batch.read(positions[i], scratch, pieces);
			reader.end();
		}
	}

	@Override
	public void settle(int position) {
		this.batch.settle(position);
	}

	@Override
	public void unreadable() {
		failed(new InternalError("a file of the journal cannot be read"));
	}

	@Override
	public void failed(InternalError cause) {
		this.batch.unreadable();
		if (this.journal != null) {
			// Which may have begun another run since, or be no longer in use.
			this.journal.checkRun(cause);
		}
	}

	@Override
	public void acknowledge() {
		this.batch.acknowledge();
	}

	@Override
	public void release() {
		this.batch.release();
	}

}
