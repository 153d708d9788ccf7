package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.delivery.journal.JournalBatch;
import io.cloudwatchlogging.delivery.journal.JournalListener;
import io.cloudwatchlogging.delivery.journal.LateErrors;

/**
 * Recovery of what earlier processes have left in a journal: puts it into the queues. A
 * batch that cannot be read is lost, and no other one with it. Called on the journal's
 * thread; takes the lock of the buffer.
 */
final class JournalRecovery implements JournalListener {

	private final Lock lock;

	private final TimeSource time;

	private final StreamQueues queues;

	private final Ledger ledger;

	private final LeaderFollower leaderFollower;

	private final BackpressureGate gate;

	private final DeliveryListener listener;

	JournalRecovery(Lock lock, TimeSource time, StreamQueues queues, Ledger ledger, LeaderFollower leaderFollower,
			BackpressureGate gate, DeliveryListener listener) {
		this.lock = lock;
		this.time = time;
		this.queues = queues;
		this.ledger = ledger;
		this.leaderFollower = leaderFollower;
		this.gate = gate;
		this.listener = listener;
	}

	@Override
	public void recovered(String process, List<JournalBatch> batches) {
		List<PendingBatch> pending = new ArrayList<>(batches.size());
		long now = this.time.nanos();
		long events = 0;
		for (JournalBatch batch : batches) {
			JournalEvents recovered = JournalEvents.recovered(batch);
			try {
				// Read here and now: not under the lock.
				PendingBatch readable = PendingBatch.recovered(recovered, now);
				LateErrors.surface();
				pending.add(readable);
				events += batch.size();
			}
			catch (InternalError ex) {
				// Its file has become shorter, or cannot be read, since it was checked.
				lose(recovered);
			}
		}
		if (events > 0) {
			this.listener.recovered(process, events);
		}
		pending.forEach(this::add);
	}

	private void lose(JournalEvents events) {
		this.lock.lock();
		try {
			this.ledger.lostBeforeBuffering(events.destination(), LossReason.UNREADABLE, UnreadableMemory.UNKNOWN,
					events.size());
			events.unreadable();
			events.release();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void add(PendingBatch batch) {
		this.lock.lock();
		try {
			batch.number(this.queues.nextSequence());
			this.queues.recover(batch);
			this.ledger.recovered(batch.unsettled());
			this.leaderFollower.wakeLeader();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void roomAvailable() {
		this.lock.lock();
		try {
			this.gate.spaceFreed();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void warn(String message) {
		this.listener.warn(message);
	}

}
