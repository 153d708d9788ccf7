package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.delivery.journal.Journal;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import io.cloudwatchlogging.delivery.journal.JournalThread;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a buffer: opens it, puts what it recovers into the queues, and ends it.
 * Safe for use by many threads: takes the lock of the buffer, and does no I/O under it.
 */
final class JournalControl {

	/** Far longer than the journal's thread needs to notice that it is to end. */
	private static final long THREAD_END_MILLIS = 1000;

	private final Lock lock;

	private final TimeSource time;

	private final StreamQueues queues;

	private final Ledger ledger;

	private final LeaderFollower leaderFollower;

	private final BackpressureGate gate;

	private @Nullable JournalSettings settings;

	/** The journals that may have anything left, the one in use last. */
	private final List<OpenJournal> journals = new ArrayList<>();

	JournalControl(Lock lock, TimeSource time, StreamQueues queues, Ledger ledger, LeaderFollower leaderFollower,
			BackpressureGate gate) {
		this.lock = lock;
		this.time = time;
		this.queues = queues;
		this.ledger = ledger;
		this.leaderFollower = leaderFollower;
		this.gate = gate;
	}

	/**
	 * Keeps events in this journal from now on. What another one holds is delivered, and
	 * then deleted.
	 * @param settings where it is, {@code null} for none
	 */
	synchronized void use(@Nullable JournalSettings settings, DeliveryListener listener) {
		if ((settings == null) ? this.settings == null : settings.equals(this.settings)) {
			return;
		}
		this.settings = settings;
		this.journals.removeIf((journal) -> !journal.thread().isAlive());
		Journal opened = null;
		if (settings != null) {
			opened = new Journal(settings, this.lock, new JournalRecovery(this.lock, this.time, this.queues,
					this.ledger, this.leaderFollower, this.gate, listener));
			JournalThread thread = new JournalThread(opened);
			this.journals.add(new OpenJournal(opened, thread));
			thread.start();
		}
		Journal before = swap(opened);
		if (before != null) {
			before.close();
		}
	}

	private @Nullable Journal swap(@Nullable Journal journal) {
		this.lock.lock();
		try {
			Journal before = this.queues.memory().journal();
			this.queues.memory().setJournal(journal);
			this.gate.spaceFreed();
			return before;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Deletes the journal if nothing is left in it, as the process ends. What is logged
	 * later is kept in memory only.
	 */
	synchronized void endIfEmpty() {
		if (!this.journals.isEmpty() && areEmpty()) {
			leave();
		}
	}

	private boolean areEmpty() {
		this.lock.lock();
		try {
			return this.journals.stream().allMatch((journal) -> journal.journal().usedBytes() == 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Leaves what is not delivered to another process, or to the next start: in the
	 * journal in use, and in those of earlier settings.
	 */
	synchronized void leave() {
		this.journals.forEach((journal) -> journal.thread().end());
		this.journals.forEach((journal) -> awaitEnd(journal.thread()));
		swap(null);
		if (!this.journals.isEmpty()) {
			forgetKept();
			this.journals.forEach((journal) -> journal.journal().leave());
		}
		this.journals.clear();
		this.settings = null;
	}

	/** What another process will deliver is not to be discarded by this one. */
	private void forgetKept() {
		this.lock.lock();
		try {
			this.ledger.left(this.queues.takeDurable());
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void awaitEnd(JournalThread thread) {
		try {
			thread.join(THREAD_END_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The state, {@code null} without a journal; called under the lock. */
	@Nullable JournalStatus status() {
		Journal journal = this.queues.memory().journal();
		return (journal != null) ? journal.status(this.ledger.recovered(), this.queues.memory().unprotected()) : null;
	}

	/** Events that are left, and that the next start delivers. */
	long keptEvents() {
		this.lock.lock();
		try {
			return this.queues.durableEvents();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A journal and its thread.
	 *
	 * @param journal the journal
	 * @param thread its thread, which ends once nothing is left
	 */
	private record OpenJournal(Journal journal, JournalThread thread) {
	}

}
