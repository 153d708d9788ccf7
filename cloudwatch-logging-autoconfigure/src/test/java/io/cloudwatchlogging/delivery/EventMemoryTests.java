package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.journal.FaultyJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EventMemory}: what becomes of a journal in which storing has failed.
 */
class EventMemoryTests {

	private static final Destination ONE = new Destination("group", "one");

	private static final Destination OTHER = new Destination("group", "other");

	@TempDir
	private Path directory;

	private final BufferLock lock = new BufferLock();

	private final SteppedTime time = new SteppedTime();

	private final DeliverySettings settings = TestSettings.defaults().build();

	private final StreamQueues queues = new StreamQueues(this.settings);

	private final Ledger ledger = new Ledger();

	private final Batcher batcher = new Batcher(this.settings, this.queues, this.ledger);

	private final List<FaultyJournal> journals = new ArrayList<>();

	@AfterEach
	void leaveJournals() {
		this.journals.forEach((journal) -> journal.journal().leave());
	}

	@Test
	void aBatchOfAnEarlierJournalThatFailsDoesNotEndTheOneInUse() {
		FaultyJournal earlier = use("a");
		add(ONE, "first");
		FaultyJournal current = use("b");
		earlier.journal().close();
		earlier.breakFiles();
		add(ONE, "second");
		assertThat(earlier.journal().isOpen()).isFalse();
		assertThat(current.journal().isOpen()).isTrue();
		assertThat(current.journal().usedBytes()).isPositive();
		assertThat(this.queues.durableEvents()).isEqualTo(2);
	}

	@Test
	void aBatchOfAnEarlierRunThatFailsDoesNotEndTheRunInUse() {
		FaultyJournal journal = use("a");
		add(ONE, "first");
		add(OTHER, "first");
		journal.breakFiles();
		add(ONE, "second");
		assertThat(journal.journal().isOpen()).isFalse();
		journal.begin();
		add(OTHER, "second");
		assertThat(journal.journal().isOpen()).isTrue();
		assertThat(this.queues.durableEvents()).isEqualTo(3);
	}

	@Test
	void anEventThatIsStoredAsMemoryEndsLeavesNoTrace() {
		FaultyJournal journal = use("a");
		journal.failAfterNextEvent();
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> add(ONE, "text"));
		assertThat(journal.journal().usedBytes()).isZero();
		assertThat(this.queues.has(ONE)).isFalse();
		journal.journal().leave();
		assertThat(this.directory.resolve("a")).isEmptyDirectory();
	}

	private FaultyJournal use(String name) {
		FaultyJournal journal = new FaultyJournal(this.directory.resolve(name), this.lock);
		this.journals.add(journal);
		this.queues.memory().setJournal(journal.journal());
		return journal;
	}

	private void add(Destination destination, String line) {
		byte[] text = line.getBytes(StandardCharsets.UTF_8);
		assertThat(this.batcher.add(destination, this.time.millis(), Severity.INFO, text, 0, text.length, this.time))
			.isTrue();
	}

}
