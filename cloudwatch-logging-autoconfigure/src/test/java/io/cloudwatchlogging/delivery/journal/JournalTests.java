package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.cloudwatchlogging.JournalStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Journal}.
 */
class JournalTests {

	@TempDir
	private Path directory;

	private final Lock lock = new ReentrantLock();

	private final RecordingListener listener = new RecordingListener();

	private final List<Journal> journals = new ArrayList<>();

	@AfterEach
	void leaveJournals() {
		this.journals.forEach(Journal::leave);
	}

	@Test
	void takesUpWhatAProcessHasLeft() {
		Journal first = open();
		JournalBatch batch = append(first, "one", "two");
		first.leave();
		Journal second = open();
		second.adopt();
		assertThat(this.listener.texts).containsExactly("one", "two");
		assertThat(second.usedBytes()).isEqualTo(JournalChunk.SIZE);
		assertThat(batch.names()).isEqualTo(new BatchNames("group", "stream"));
		this.listener.batches.get(0).release();
		assertThat(second.usedBytes()).isZero();
		second.finish();
		assertThat(folders()).hasSize(1);
	}

	@Test
	void leavesNothingWhereNothingIsLeft() throws IOException {
		Journal journal = open();
		append(journal, "text").release();
		journal.leave();
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).isEmpty();
		}
		assertThat(System.getProperty(RunLock.HELD, "")).doesNotContain(this.directory.toString());
	}

	@Test
	void doesNotTouchWhatALivingOneOfTheSameProcessWrites() {
		Journal first = open();
		append(first, "text");
		Journal second = open();
		second.adopt();
		assertThat(this.listener.texts).isEmpty();
		assertThat(folders()).hasSize(2);
	}

	@Test
	void lockIsKeptAlthoughTheSystemPropertiesAreSetBack() throws Exception {
		Journal first = open();
		append(first, "text");
		System.clearProperty(RunLock.HELD);
		Journal second = open();
		second.adopt();
		second.adopt();
		assertThat(this.listener.texts).isEmpty();
		assertThat(RunLock.tryAcquire(folders().get(0).lock())).isNull();
		assertThat(OtherProcess.acquires(folders().get(0).lock())).isFalse();
	}

	@Test
	void otherProcessGetsTheLockWhenTheJournalIsLeft() throws Exception {
		Journal first = open();
		append(first, "text");
		Path lock = folders().get(0).lock();
		assertThat(OtherProcess.acquires(lock)).isFalse();
		first.leave();
		assertThat(OtherProcess.acquires(lock)).isTrue();
	}

	@Test
	void threadWritesToTheDiskWithAnIntervalOnly() throws Exception {
		for (Duration interval : new Duration[] { JournalSettings.MIN_SYNC_INTERVAL, null }) {
			Journal journal = new Journal(new JournalSettings(this.directory, 64L << 20, interval), this.lock,
					this.listener);
			this.journals.add(journal);
			append(journal, "text");
			SegmentMemory memory = journal.segments().get(0).memory();
			assertThat(memory.isDirty()).isTrue();
			JournalThread thread = new JournalThread(journal);
			thread.start();
			if (interval != null) {
				while (memory.isDirty()) {
					Thread.onSpinWait();
				}
			}
			thread.end();
			thread.join();
			assertThat(memory.isDirty()).isEqualTo(interval == null);
		}
	}

	@Test
	void whatIsAdoptedIsNotAdoptedTwice() {
		Journal first = open();
		append(first, "text");
		first.leave();
		open().adopt();
		Journal other = open();
		other.adopt();
		other.adopt();
		assertThat(this.listener.texts).containsExactly("text");
	}

	@Test
	void adoptsAgainWhatTheAdopterHasLeft() {
		Journal first = open();
		append(first, "one");
		append(first, "two");
		first.leave();
		for (int i = 0; i < 3; i++) {
			Journal next = open();
			next.adopt();
			next.leave();
		}
		assertThat(this.listener.texts).containsExactly("one", "two", "one", "two", "one", "two");
		Journal last = open();
		last.adopt();
		this.listener.batches.get(6).release();
		last.leave();
		this.listener.texts.clear();
		open().adopt();
		assertThat(this.listener.texts).containsExactly("two");
	}

	@Test
	void growsAheadUpToTheMaximumSizeAndShrinksAgain() {
		Journal journal = open();
		List<JournalBatch> batches = new ArrayList<>();
		byte[] text = new byte[900_000];
		while (journal.hasRoom(JournalBatch.chunksFor(text.length), true)) {
			journal.grow();
			JournalBatch batch = journal.open(1, new BatchNames("group", "stream"), text.length);
			assertThat(batch).isNotNull();
			assertThat(batch.append(1, 1, text, 0, text.length)).isTrue();
			batches.add(batch);
		}
		assertThat(journal.usedBytes()).isBetween(63L << 20, 64L << 20);
		assertThat(journal.status(0, 0).sizeBytes()).isEqualTo(64L << 20);
		assertThat(journal.hasRoom(1, false)).isFalse();
		batches.forEach(JournalBatch::release);
		for (int i = 0; i < 10; i++) {
			journal.shrink();
		}
		assertThat(journal.status(0, 0).sizeBytes()).isLessThan(40L << 20);
		assertThat(journal.usedBytes()).isZero();
		append(journal, "text");
	}

	@Test
	void onlyPrivilegedEventsUseTheLastTenth() {
		Journal journal = open();
		int tenth = (int) (journal.capacityBytes() / JournalChunk.SIZE / 10);
		int all = tenth * 10;
		assertThat(journal.hasRoom(all, true)).isTrue();
		assertThat(journal.hasRoom(all, false)).isFalse();
		assertThat(journal.hasRoom(all - tenth, false)).isTrue();
	}

	@Test
	void directoryThatCannotBeMadeIsToldOnceAndTriedAgain() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		Journal journal = open(file.resolve("journal"));
		assertThat(journal.isOpen()).isFalse();
		assertThat(journal.open(1, new BatchNames("group", "stream"), 10)).isNull();
		journal.begin();
		journal.tell();
		assertThat(this.listener.warnings).hasSize(1).first().asString().contains("cannot be opened");
		assertThat(journal.status(0, 0).state()).isEqualTo(State.DEGRADED);
		Files.delete(file);
		journal.begin();
		journal.tell();
		append(journal, "text");
		assertThat(this.listener.warnings).hasSize(2).last().asString().contains("again");
		assertThat(journal.status(0, 0).state()).isEqualTo(State.OPEN);
	}

	@Test
	void runOfALaterVersionIsLeftUntouchedAndToldOnce() throws IOException {
		RunFolder folder = ended("text");
		Path segment = folder.segments().get(0);
		byte[] bytes = Files.readAllBytes(segment);
		byte[] header = new SegmentHeader(2, 256, folder.run(), 1, 1).toBytes();
		System.arraycopy(header, 0, bytes, 0, header.length);
		Files.write(segment, bytes);
		Journal journal = open();
		journal.adopt();
		journal.adopt();
		assertThat(this.listener.texts).isEmpty();
		assertThat(this.listener.warnings).hasSize(1).first().asString().contains("later version");
		assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
	}

	@Test
	void runOfAnEarlierVersionIsNotDamaged() throws IOException {
		RunFolder folder = ended("text");
		Path segment = folder.segments().get(0);
		byte[] bytes = Files.readAllBytes(segment);
		byte[] header = new SegmentHeader(SegmentHeader.VERSION - 1, 256, folder.run(), 1, 1).toBytes();
		System.arraycopy(header, 0, bytes, 0, header.length);
		Files.write(segment, bytes);
		Journal journal = open();
		journal.adopt();
		assertThat(this.listener.texts).containsExactly("text");
		this.listener.batches.get(0).release();
		journal.finish();
		assertThat(journal.status(0, 0).quarantined()).isZero();
		assertThat(this.listener.warnings).isEmpty();
	}

	@Test
	void runThatCannotBeReadForAWhileIsToldOnceAndDeliveredLater() throws IOException {
		RunFolder folder = ended("text");
		Files.delete(folder.lock());
		Files.createDirectory(folder.lock());
		Journal journal = open();
		journal.adopt();
		journal.adopt();
		assertThat(this.listener.texts).isEmpty();
		assertThat(this.listener.warnings).hasSize(1).first().asString().contains("delivered once it can");
		Files.delete(folder.lock());
		// Of two files, one cannot be opened: nothing of it is taken for damaged.
		Path other = Files.createSymbolicLink(folder.segment(2), folder.segment(2));
		journal.adopt();
		journal.finish();
		assertThat(this.listener.texts).isEmpty();
		assertThat(this.listener.warnings).hasSize(1);
		assertThat(journal.status(0, 0).quarantined()).isZero();
		Files.delete(other);
		journal.adopt();
		assertThat(this.listener.texts).containsExactly("text");
		assertThat(this.listener.warnings).hasSize(1);
	}

	@Test
	void damagedSegmentIsSetAsideWhenWhatIsReadableIsDelivered() throws IOException {
		RunFolder folder = ended("text");
		Path segment = folder.segments().get(0);
		byte[] bytes = Files.readAllBytes(segment);
		// The header of the segment, and with it what it says.
		bytes[8]++;
		Files.write(segment, bytes);
		Journal journal = open();
		journal.adopt();
		assertThat(this.listener.texts).containsExactly("text");
		journal.finish();
		assertThat(this.listener.warnings).isEmpty();
		this.listener.batches.get(0).release();
		journal.finish();
		assertThat(this.listener.warnings).hasSize(1).first().asString().contains("set aside");
		assertThat(journal.status(0, 0).quarantined()).isOne();
		assertThat(this.directory.resolve(Quarantine.NAME)).isNotEmptyDirectory();
		assertThat(folders()).hasSize(1);
	}

	@Test
	void emptyCutOrForeignFilesDoNotStopTheOthers() throws IOException {
		RunFolder folder = ended("text");
		Files.write(folder.path().resolve("0002.segment"), new byte[0]);
		Files.write(folder.path().resolve("0003.segment"), new byte[5000]);
		Files.write(folder.path().resolve("0004.segment.unfinished"), new byte[5000]);
		Files.createDirectory(folder.path().resolve("0005.segment"));
		Files.writeString(this.directory.resolve("notes.txt"), "not of a journal");
		Files.createDirectory(this.directory.resolve("20261128T010203.000-1-nothing"));
		Journal journal = open();
		journal.adopt();
		assertThat(this.listener.texts).containsExactly("text");
		this.listener.batches.get(0).release();
		journal.finish();
		assertThat(this.directory.resolve("notes.txt")).exists();
	}

	@Test
	void filesAreForTheOwnerOnly() throws IOException {
		Path directory = this.directory.resolve("new");
		open(directory);
		try (Stream<Path> files = Files.walk(directory)) {
			assertThat(files.toList()).hasSize(4)
				.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
		}
	}

	@Test
	void closedJournalEndsWhenItsEventsAreDelivered() {
		Journal journal = open();
		JournalBatch batch = append(journal, "text");
		journal.close();
		assertThat(journal.isDone()).isFalse();
		assertThat(journal.open(1, new BatchNames("group", "stream"), 10)).isNull();
		batch.release();
		assertThat(journal.isDone()).isTrue();
		journal.end();
		assertThat(folders()).isEmpty();
	}

	@Test
	void otherRunIsBegunAfterStoringHasFailed() {
		Journal journal = open();
		JournalBatch batch = append(journal, "text");
		journal.failed(new InternalError("a fault occurred"));
		journal.tell();
		assertThat(this.listener.warnings).hasSize(1);
		journal.begin();
		journal.adopt();
		append(journal, "again");
		assertThat(this.listener.texts).isEmpty();
		batch.release();
	}

	@Test
	void runInWhichStoringHasFailedEndsWhenItsEventsAreDelivered() {
		Journal journal = open();
		JournalBatch batch = append(journal, "text");
		journal.failed(new InternalError("a fault occurred"));
		journal.close();
		journal.finish();
		assertThat(journal.isDone()).isFalse();
		assertThat(folders()).hasSize(1);
		batch.release();
		assertThat(journal.isDone()).isTrue();
		journal.finish();
		assertThat(folders()).isEmpty();
		assertThat(System.getProperty(RunLock.HELD, "")).doesNotContain(this.directory.toString());
	}

	/** Its files stay on the disk until all of its events are delivered. */
	@Test
	void runInWhichStoringHasFailedCountsTowardsTheMaximumSize() {
		Journal journal = open();
		int max = (int) (journal.capacityBytes() / JournalChunk.SIZE);
		List<JournalBatch> batches = new ArrayList<>();
		while (journal.hasRoom(JournalBatch.chunksFor(900_000), true)) {
			journal.grow();
			JournalBatch batch = journal.open(1, new BatchNames("group", "stream"), 900_000);
			assertThat(batch).isNotNull();
			assertThat(TestRun.append(batch, "x".repeat(900_000))).isTrue();
			batches.add(batch);
		}
		int used = (int) (journal.usedBytes() / JournalChunk.SIZE);
		journal.failed(new InternalError("a fault occurred"));
		journal.begin();
		assertThat(journal.hasRoom(max - used + OwnRun.FIRST_CHUNKS, true)).isFalse();
		journal.grow();
		assertThat(journal.status(0, 0).sizeBytes()).isEqualTo((long) OwnRun.FIRST_CHUNKS * JournalChunk.SIZE);
		batches.forEach(JournalBatch::release);
		assertThat(journal.hasRoom(max, true)).isTrue();
		journal.grow();
		assertThat(journal.status(0, 0).sizeBytes()).isGreaterThan((long) OwnRun.FIRST_CHUNKS * JournalChunk.SIZE);
	}

	@Test
	void batchInWhichStoringHasFailedGivesBackWhatItHadTaken() {
		AtomicBoolean broken = new AtomicBoolean();
		Journal journal = new Journal(new JournalSettings(this.directory, 64L << 20, null), this.lock, this.listener,
				(memory) -> faulty(memory, broken::get));
		this.journals.add(journal);
		JournalBatch batch = append(journal, "text");
		broken.set(true);
		assertThatExceptionOfType(InternalError.class)
			.isThrownBy(() -> TestRun.append(batch, "x".repeat(3 * JournalChunk.SIZE)));
		batch.release();
		assertThat(journal.usedBytes()).isZero();
	}

	@Test
	void segmentOfWhichTheHeaderCannotBeReadIsSetAsideAndTheNextRunIsRead() throws IOException {
		ended("one");
		ended("two");
		AtomicInteger segments = new AtomicInteger();
		Adoption adoption = new Adoption(this.directory, this.listener,
				(memory) -> faulty(memory, (segments.getAndIncrement() == 0) ? () -> true : () -> false));
		adoption.scan(() -> {
		});
		assertThat(this.listener.texts).hasSize(1);
		adoption.finish();
		adoption.scan(() -> {
		});
		assertThat(this.listener.warnings).hasSize(1).first().asString().contains("set aside");
		assertThat(adoption.quarantined()).isOne();
		assertThat(folders()).hasSize(1);
		this.listener.batches.get(0).release();
		adoption.finish();
		assertThat(folders()).isEmpty();
		assertThat(System.getProperty(RunLock.HELD, "")).doesNotContain(this.directory.toString());
	}

	@Test
	void runThatBecomesUnreadableWhileItIsHandedOverIsLeftWhereItIsAndTheNextRunIsRead() throws IOException {
		ended("one");
		ended("two");
		AtomicBoolean broken = new AtomicBoolean();
		List<String> processes = new ArrayList<>();
		Adoption adoption = new Adoption(this.directory, new JournalListener() {

			@Override
			public void recovered(String process, List<JournalBatch> batches) {
				processes.add(process);
				broken.set(processes.size() == 1);
				batches.forEach((batch) -> batch.timestampAt(batch.positions()[0]));
				JournalTests.this.listener.recovered(process, batches);
			}

			@Override
			public void roomAvailable() {
				// Nobody waits.
			}

			@Override
			public void warn(String message) {
				JournalTests.this.listener.warn(message);
			}

		}, (memory) -> {
			boolean first = processes.isEmpty();
			return faulty(memory, () -> first && broken.get());
		});
		adoption.scan(() -> {
		});
		assertThat(processes).hasSize(2);
		assertThat(this.listener.texts).hasSize(1);
		assertThat(this.listener.warnings).singleElement().asString().contains("left where it is");
		assertThat(adoption.used()).isOne();
		assertThat(adoption.quarantined()).isZero();
		adoption.finish();
		adoption.scan(() -> {
		});
		assertThat(processes).hasSize(2);
		// Nor does another process read it while what was handed over is delivered.
		assertThat(RunLock.tryAcquire(folders().get(0).lock())).isNull();
		adoption.leave();
		assertThat(folders()).hasSize(2).allSatisfy((folder) -> assertThat(folder.segments()).isNotEmpty());
		Adoption next = new Adoption(this.directory, this.listener);
		next.scan(() -> {
		});
		assertThat(this.listener.texts).contains("one", "two");
		next.leave();
	}

	@Test
	void runThatFailsWithAnErrorIsTriedAgainAndDelivered() throws IOException {
		ended("one");
		Adoption adoption = new Adoption(this.directory, this.listener);
		scanWithError(adoption, Adoption.MAX_TRIES - 1);
		assertThat(this.listener.texts).isEmpty();
		assertThat(folders()).hasSize(1);
		adoption.scan(() -> {
		});
		assertThat(this.listener.texts).hasSize(1);
		assertThat(this.listener.warnings).isEmpty();
		adoption.leave();
	}

	/** The JVM may throw an error of mapped memory anywhere. */
	@Test
	void runThatFailsWithAnErrorEachTimeIsLeftWhereItIsAndToldOnce() throws IOException {
		RunFolder folder = ended("one");
		Path earlier = Files.createDirectories(this.directory.resolve(Quarantine.NAME)).resolve("earlier.segment");
		Files.writeString(earlier, "set aside before");
		List<Path> segments = folder.segments();
		Adoption adoption = new Adoption(this.directory, this.listener);
		scanWithError(adoption, Adoption.MAX_TRIES);
		assertThat(this.listener.warnings).singleElement().asString().contains("left where it is", "start");
		assertThat(adoption.quarantined()).isZero();
		assertThat(folder.segments()).isEqualTo(segments);
		assertThat(earlier).exists();
		scanWithError(adoption, Adoption.MAX_TRIES);
		adoption.finish();
		assertThat(this.listener.warnings).hasSize(1);
		assertThat(System.getProperty(RunLock.HELD, "")).doesNotContain(this.directory.toString());
		Adoption next = new Adoption(this.directory, this.listener);
		next.scan(() -> {
		});
		assertThat(this.listener.texts).containsExactly("one");
		next.leave();
	}

	@Test
	void errorsCountOnlyIfTheyFollowOneAnother() throws IOException {
		ended("one");
		Adoption adoption = new Adoption(this.directory, this.listener);
		for (int i = 0; i < Adoption.MAX_TRIES; i++) {
			scanWithError(adoption, Adoption.MAX_TRIES - 1);
			adoption.scan(() -> {
				throw new IllegalStateException("no file descriptors are left");
			});
		}
		adoption.scan(() -> {
		});
		assertThat(this.listener.texts).containsExactly("one");
		adoption.leave();
	}

	@Test
	void damagedFileThatCannotBeMovedStaysWhereItIs() throws IOException {
		RunFolder folder = ended("text");
		Path whole = folder.segments().get(0);
		Path damaged = Files.write(folder.path().resolve("0002.segment"), new byte[5000]);
		Files.createFile(this.directory.resolve(Quarantine.NAME));
		Adoption adoption = new Adoption(this.directory, this.listener);
		adoption.scan(() -> {
		});
		assertThat(this.listener.texts).containsExactly("text");
		this.listener.batches.get(0).release();
		adoption.finish();
		assertThat(damaged).exists();
		assertThat(whole).doesNotExist();
		assertThat(adoption.quarantined()).isZero();
		assertThat(this.listener.warnings).singleElement()
			.asString()
			.contains("cannot be moved", damaged.getFileName().toString());
		adoption.scan(() -> {
		});
		adoption.finish();
		assertThat(this.listener.warnings).hasSize(1);
		assertThat(System.getProperty(RunLock.HELD, "")).doesNotContain(this.directory.toString());
	}

	private static void scanWithError(Adoption adoption, int times) {
		for (int i = 0; i < times; i++) {
			adoption.scan(() -> {
				throw new InternalError("a fault occurred in an unsafe memory access operation");
			});
		}
	}

	@Test
	void batchThatCannotBeAcknowledgedIsReleasedAndItsFileSetAside() throws IOException {
		ended("text");
		AtomicBoolean broken = new AtomicBoolean();
		Adoption adoption = new Adoption(this.directory, this.listener, (memory) -> faulty(memory, broken::get));
		adoption.scan(() -> {
		});
		broken.set(true);
		JournalBatch batch = this.listener.batches.get(0);
		batch.settle(batch.names().toBytes().length + JournalChunk.DATA);
		batch.acknowledge();
		batch.release();
		assertThat(adoption.used()).isZero();
		adoption.finish();
		assertThat(adoption.quarantined()).isOne();
		assertThat(folders()).isEmpty();
	}

	@Test
	void runOfWhichThePagesAreNotThereLeavesNothing() {
		Journal journal = new Journal(new JournalSettings(this.directory, 64L << 20, null), this.lock, this.listener,
				(memory) -> faulty(memory, () -> true));
		this.journals.add(journal);
		assertThat(journal.isOpen()).isFalse();
		assertThat(this.listener.warnings).hasSize(1).first().asString().contains("cannot be opened");
		assertThat(this.directory).isEmptyDirectory();
		assertThat(System.getProperty(RunLock.HELD, "")).doesNotContain(this.directory.toString());
	}

	@Test
	void segmentOfWhichThePagesAreNotThereIsDeletedAndAnotherOneIsMade() throws IOException {
		AtomicInteger stores = new AtomicInteger(Integer.MAX_VALUE);
		Journal journal = new Journal(new JournalSettings(this.directory, 64L << 20, null), this.lock, this.listener,
				(memory) -> faulty(memory, () -> stores.decrementAndGet() < 0));
		this.journals.add(journal);
		stores.set(100);
		journal.grow();
		assertThat(journal.status(0, 0).state()).isEqualTo(State.DEGRADED);
		assertThat(folders().get(0).segments()).hasSize(1);
		assertThat(journal.status(0, 0).sizeBytes()).isEqualTo((long) OwnRun.FIRST_CHUNKS * JournalChunk.SIZE);
		stores.set(Integer.MAX_VALUE);
		journal.grow();
		assertThat(journal.status(0, 0).state()).isEqualTo(State.OPEN);
		assertThat(folders().get(0).segments()).hasSize(2);
		JournalBatch batch = journal.open(1, new BatchNames("group", "stream"), 100);
		assertThat(batch).isNotNull();
		while (journal.isReady(1)) {
			assertThat(TestRun.append(batch, "x".repeat(JournalChunk.SIZE))).isTrue();
		}
		batch.release();
	}

	/** Memory of which the file has become shorter. */
	private static SegmentMemory faulty(SegmentMemory memory, BooleanSupplier broken) {
		return (SegmentMemory) Proxy.newProxyInstance(SegmentMemory.class.getClassLoader(),
				new Class<?>[] { SegmentMemory.class }, (proxy, method, arguments) -> {
					if (method.getName().matches("(get|put|publish).+") && broken.getAsBoolean()) {
						throw new InternalError("a fault occurred in an unsafe memory access operation");
					}
					return method.invoke(memory, arguments);
				});
	}

	private RunFolder ended(String text) throws IOException {
		Journal journal = open();
		append(journal, text);
		journal.leave();
		return RunFolder.list(this.directory.toRealPath()).get(0);
	}

	private Journal open() {
		return open(this.directory);
	}

	private Journal open(Path directory) {
		Journal journal = new Journal(new JournalSettings(directory, 64L << 20, null), this.lock, this.listener);
		this.journals.add(journal);
		return journal;
	}

	private static JournalBatch append(Journal journal, String... texts) {
		JournalBatch batch = journal.open(1, new BatchNames("group", "stream"), 100);
		assertThat(batch).isNotNull();
		for (String text : texts) {
			assertThat(TestRun.append(batch, text)).isTrue();
		}
		return batch;
	}

	private List<RunFolder> folders() {
		try {
			return RunFolder.list(this.directory);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static final class RecordingListener implements JournalListener {

		private final List<JournalBatch> batches = new ArrayList<>();

		private final List<String> texts = new ArrayList<>();

		private final List<String> warnings = new ArrayList<>();

		@Override
		public void recovered(String process, List<JournalBatch> batches) {
			this.batches.addAll(batches);
			batches.forEach((batch) -> this.texts.addAll(TestRun.texts(batch)));
		}

		@Override
		public void roomAvailable() {
			// Nobody waits.
		}

		@Override
		public void warn(String message) {
			this.warnings.add(message);
		}

	}

}
