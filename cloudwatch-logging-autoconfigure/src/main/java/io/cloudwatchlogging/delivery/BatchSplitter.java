package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.json.JsonParts;

/**
 * The division of a batch into batches of smaller events, once the service has said that
 * it takes no larger ones. Order and destination stay; events that are small enough stay
 * whole. A JSON object becomes several of them, as it does before it is buffered, any
 * other text is cut between characters.
 */
final class BatchSplitter implements EventReader {

	private final Batch batch;

	private final BatchSize maxBatch;

	private final int maxMessageBytes;

	private final EventMemory memory;

	private final Ledger ledger;

	private final List<PendingBatch> parts = new ArrayList<>();

	private byte[] message = new byte[0];

	private int filled;

	private long timestamp;

	private int index;

	/** Events beyond those of the batch. */
	private int added;

	BatchSplitter(Batch batch, BatchSize maxBatch, int maxEventBytes, EventMemory memory, Ledger ledger) {
		this.batch = batch;
		this.maxBatch = maxBatch;
		this.maxMessageBytes = maxEventBytes - Limits.EVENT_OVERHEAD;
		this.memory = memory;
		this.ledger = ledger;
	}

	/** The new batches; the events are now theirs, no longer those of the batch. */
	List<Batch> batches() {
		List<Batch> batches;
		try {
			this.batch.read(this);
			batches = this.parts.stream().map(PendingBatch::toBatch).toList();
		}
		catch (OutOfMemoryError | InternalError ex) {
			this.parts.forEach((part) -> part.events().release());
			throw ex;
		}
		this.batch.settle();
		this.ledger.divided(this.added);
		return batches;
	}

	@Override
	public void begin(long timestamp, int length) {
		this.timestamp = timestamp;
		this.message = new byte[length];
		this.filled = 0;
	}

	@Override
	public void piece(byte[] bytes, int offset, int length) {
		System.arraycopy(bytes, offset, this.message, this.filled, length);
		this.filled += length;
	}

	@Override
	public void end() {
		Severity severity = this.batch.severity(this.index++);
		this.added--;
		List<byte[]> objects = JsonParts.divided(this.message, this.filled, this.maxMessageBytes);
		if (objects.isEmpty()) {
			addText(severity);
		}
		objects.forEach((object) -> add(severity, object, 0, object.length));
	}

	private void addText(Severity severity) {
		int done = 0;
		while (done < this.filled) {
			int part = Utf8.cut(this.message, done, this.filled - done, this.maxMessageBytes);
			add(severity, this.message, done, part);
			done += part;
		}
	}

	private void add(Severity severity, byte[] text, int offset, int length) {
		PendingBatch target = target(length);
		target.append(this.timestamp, severity, text, offset, length);
		this.memory.appended(target.events());
		this.added++;
	}

	private PendingBatch target(int length) {
		PendingBatch last = this.parts.isEmpty() ? null : this.parts.get(this.parts.size() - 1);
		if (last == null || last.cutReasonFor(this.timestamp, length) != CutReason.NONE
				|| !last.events().isReady(last.events().chunksNeeded(length))) {
			PendingBatch source = this.batch.source();
			last = new PendingBatch(source.destination(), source.sequence(), source.openedNanos(), this.maxBatch,
					this.memory.open(source.destination(), source.sequence(), length));
			last.cut(source.isRecovered() ? CutReason.RECOVERED : CutReason.BYTES, source.openedNanos());
			this.parts.add(last);
		}
		return last;
	}

}
