package io.cloudwatchlogging.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delivery with a journal: what is left at one end is delivered after the next start.
 */
class JournaledDeliveryTests {

	private static final Destination OTHER = new Destination("group", "other");

	@TempDir
	private Path directory;

	private final List<SteppedBuffer> buffers = new ArrayList<>();

	@AfterEach
	void leaveJournals() {
		this.buffers.forEach((buffer) -> buffer.buffer().journal().leave());
	}

	@Test
	void whatIsLeftIsDeliveredInItsOrderAndCounted() {
		SteppedBuffer first = start();
		IntStream.range(0, 300).forEach((i) -> {
			first.offer("line " + i);
			first.offer(OTHER, "other " + i);
			first.advance(Duration.ofMillis(1));
		});
		first.offer("x".repeat(600_000));
		long firstTimestamp = first.time().millis() - 300;
		assertThat(first.buffer().journal().keptEvents()).isEqualTo(601);
		end(first);
		SteppedBuffer second = startAndRecover(601);
		assertThat(second.counts().accepted()).isEqualTo(601);
		assertThat(journal(second).recovered()).isEqualTo(601);
		second.advance(Duration.ofHours(1));
		second.offer("new");
		second.sendAll();
		assertThat(second.counts().delivered()).isEqualTo(602);
		List<String> messages = second.cloudWatch().messages(SteppedBuffer.STREAM);
		assertThat(messages).hasSize(302).startsWith("line 0", "line 1").endsWith("new");
		assertThat(messages.subList(0, 300)).isEqualTo(IntStream.range(0, 300).mapToObj((i) -> "line " + i).toList());
		assertThat(second.cloudWatch().read(SteppedBuffer.STREAM).get(0).timestamp()).isEqualTo(firstTimestamp);
		assertThat(second.cloudWatch().messages(OTHER)).hasSize(300).startsWith("other 0").endsWith("other 299");
		assertThat(second.status().bufferedBytes()).isZero();
	}

	@Test
	void whatWasDeliveredDoesNotComeBack() {
		SteppedBuffer first = start();
		first.offer("delivered");
		first.sendAll();
		first.offer("left");
		end(first);
		SteppedBuffer second = startAndRecover(1);
		second.sendAll();
		assertThat(second.cloudWatch().messages(SteppedBuffer.STREAM)).containsExactly("left");
	}

	@Test
	void batchThatIsInFlightComesBack() {
		SteppedBuffer first = start();
		first.offer("line");
		first.advance(Duration.ofSeconds(10));
		first.take();
		end(first);
		startAndRecover(1);
	}

	@Test
	void onlyTheOpenPartOfABatchComesBack() {
		SteppedBuffer first = start();
		for (String line : List.of("a", "b", "c", "d")) {
			first.offer(line);
		}
		first.advance(Duration.ofSeconds(10));
		first.settle(first.take(), new Refused("one of them is bad"));
		Batch half = first.take();
		assertThat(half.size()).isEqualTo(2);
		first.accept(half);
		assertThat(first.counts().delivered()).isEqualTo(2);
		end(first);
		SteppedBuffer second = startAndRecover(2);
		second.sendAll();
		assertThat(second.cloudWatch().messages(SteppedBuffer.STREAM)).containsExactly("c", "d");
	}

	@Test
	void partsOfADividedBatchComeBackOnce() {
		SteppedBuffer first = start();
		first.offer("x".repeat(5000) + "y".repeat(5000));
		first.offer("small");
		first.advance(Duration.ofSeconds(10));
		first.settle(first.take(), new EventTooLarge(6000, "too large"));
		assertThat(first.counts().buffered()).isEqualTo(3);
		end(first);
		SteppedBuffer second = startAndRecover(3);
		second.sendAll();
		assertThat(String.join("", second.cloudWatch().messages(SteppedBuffer.STREAM)))
			.isEqualTo("x".repeat(5000) + "y".repeat(5000) + "small");
	}

	@Test
	void recoveredBatchCanBeDividedAndItsPartsAreSettled() {
		SteppedBuffer first = start();
		first.offer("x".repeat(5000) + "y".repeat(5000));
		first.offer("small");
		end(first);
		SteppedBuffer second = startAndRecover(2);
		second.settle(second.take(), new EventTooLarge(6000, "too large"));
		assertThat(second.counts().buffered()).isEqualTo(3);
		second.fail(second.take(), FailureKind.UNAVAILABLE);
		second.advance(Duration.ofMinutes(1));
		second.sendAll();
		assertThat(second.status().inFlight()).isZero();
		assertThat(String.join("", second.cloudWatch().messages(SteppedBuffer.STREAM)))
			.isEqualTo("x".repeat(5000) + "y".repeat(5000) + "small");
	}

	@Test
	void recoveredBatchCanBeHalvedAndComeBackAgain() {
		SteppedBuffer first = start();
		for (String line : List.of("a", "b", "c", "d")) {
			first.offer(line);
		}
		end(first);
		SteppedBuffer second = startAndRecover(4);
		second.settle(second.take(), new Refused("one of them is bad"));
		second.accept(second.take());
		end(second);
		SteppedBuffer third = startAndRecover(2);
		third.sendAll();
		assertThat(third.cloudWatch().messages(SteppedBuffer.STREAM)).containsExactly("c", "d");
	}

	@Test
	void newEventsDoNotWaitForAThousandRecoveredBatches() {
		SteppedBuffer first = start();
		for (int i = 0; i < 1000; i++) {
			first.awaitJournalReady();
			first.offer("old " + i);
			first.buffer().flushes().begin(Duration.ZERO);
			first.buffer().flushes().end();
			first.advance(Duration.ofMillis(1));
		}
		end(first);
		SteppedBuffer second = startAndRecover(1000);
		second.advance(Duration.ofHours(1));
		second.offer("new");
		second.advance(Duration.ofSeconds(2));
		List<Batch> underWay = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			underWay.add(second.take());
		}
		second.assertNothingDue();
		assertThat(underWay).extracting((batch) -> batch.events().get(0).message())
			.containsExactly("old 0", "new", "old 1", "old 2");
		underWay.forEach(second::accept);
		second.sendAll();
		assertThat(second.cloudWatch().messages(SteppedBuffer.STREAM)).hasSize(1001)
			.startsWith("old 0")
			.endsWith("new");
	}

	@Test
	void withOneRequestAtATimeOldAndNewTakeTurns() {
		SteppedBuffer first = start();
		for (int i = 0; i < 4; i++) {
			first.awaitJournalReady();
			first.offer("old " + i);
			first.buffer().flushes().begin(Duration.ZERO);
			first.buffer().flushes().end();
			first.advance(Duration.ofMillis(1));
		}
		end(first);
		SteppedBuffer second = start(TestSettings.defaults().maxInFlight(1), 64L << 20);
		second.awaitRecovered(4);
		List<String> order = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			second.offer("new " + i);
			second.advance(Duration.ofSeconds(2));
			for (int j = 0; j < 2; j++) {
				Batch batch = second.take();
				order.add(batch.events().get(0).message());
				second.accept(batch);
			}
		}
		assertThat(order).containsExactly("old 0", "new 0", "old 1", "new 1", "old 2", "new 2", "old 3", "new 3");
	}

	@Test
	void recoveredEventThatIsTooOldIsCounted() {
		SteppedBuffer first = start();
		first.offer(first.time().millis() - Duration.ofDays(15).toMillis(), "old");
		first.offer("line");
		end(first);
		SteppedBuffer second = startAndRecover(2);
		for (int i = 0; i < 2; i++) {
			Batch batch = second.take();
			second.settle(batch, second.cloudWatch().answer(batch, second.time().millis(), Duration.ofDays(30)));
		}
		assertThat(second.counts().lost(LossReason.TOO_OLD)).isOne();
		assertThat(second.counts().delivered()).isOne();
	}

	/** A clock that is wrong makes the service deny, and events look old. */
	@Test
	void recoveredEventsAreKeptWhileAccessIsDeniedHoweverOldTheyAre() {
		SteppedBuffer first = start();
		first.offer("line");
		end(first);
		SteppedBuffer second = startAndRecover(1);
		for (int i = 0; i < 20; i++) {
			second.fail(second.take(), FailureKind.DENIED);
			second.advance(Duration.ofDays(1));
		}
		assertThat(second.counts().lost()).isZero();
		assertThat(second.buffer().journal().keptEvents()).isOne();
		Batch batch = second.take();
		second.settle(batch, second.cloudWatch().answer(batch, second.time().millis(), Duration.ofDays(30)));
		assertThat(second.counts().lost(LossReason.TOO_OLD)).isOne();
		assertThat(second.buffer().journal().keptEvents()).isZero();
	}

	@Test
	void journalIsTheBufferWithItsOverflowRules() {
		SteppedBuffer buffer = start(TestSettings.defaults().bufferBytes(4L << 20), JournalSettings.MIN_BYTES);
		int offered = 0;
		while (buffer.counts().lost() == 0) {
			buffer.awaitJournalReady();
			buffer.offer(Severity.INFO, "x".repeat(100_000));
			offered++;
		}
		assertThat(offered * 100_000L).isBetween(JournalSettings.MIN_BYTES * 8 / 10, JournalSettings.MIN_BYTES);
		assertThat(journal(buffer).unprotected()).isZero();
		buffer.offer(Severity.WARN, "x".repeat(100_000));
		assertThat(buffer.counts().lost()).isOne();
		assertThat(buffer.status().bufferCapacityBytes()).isEqualTo(JournalSettings.MIN_BYTES);
		assertThat(buffer.counts().lost(LossReason.BUFFER_FULL, Severity.INFO)).isOne();
		buffer.sendAll();
		assertThat(buffer.counts().delivered()).isEqualTo(offered + 1);
	}

	@Test
	void withoutItsDirectoryEventsAreInMemoryAndCounted() throws IOException {
		SteppedBuffer buffer = new SteppedBuffer(TestSettings.defaults());
		this.buffers.add(buffer);
		RecordingListener listener = new RecordingListener();
		Path file = this.directory.resolve("file");
		Files.createFile(file);
		buffer.buffer().journal().use(new JournalSettings(file, 64L << 20, null), listener);
		buffer.offer("line");
		assertThat(journal(buffer).state()).isEqualTo(JournalStatus.State.DEGRADED);
		assertThat(journal(buffer).unprotected()).isOne();
		assertThat(listener.warnings()).hasSize(1);
		buffer.sendAll();
		assertThat(buffer.cloudWatch().messages(SteppedBuffer.STREAM)).containsExactly("line");
	}

	@Test
	void anotherDirectoryTakesNewEventsAndTheOldOneIsDelivered() {
		SteppedBuffer buffer = start();
		buffer.offer("first");
		Path other = this.directory.resolve("other");
		buffer.buffer().journal().use(new JournalSettings(other, 64L << 20, null), DeliveryListener.NONE);
		buffer.offer("second");
		assertThat(other).isNotEmptyDirectory();
		assertThat(buffer.buffer().journal().keptEvents()).isEqualTo(2);
		buffer.buffer().journal().use(null, DeliveryListener.NONE);
		buffer.offer("third");
		// In the chunk that is open, all of them are still kept.
		assertThat(buffer.buffer().journal().keptEvents()).isEqualTo(3);
		buffer.sendAll();
		assertThat(buffer.cloudWatch().messages(SteppedBuffer.STREAM)).containsExactly("first", "second", "third");
	}

	@Test
	void anEarlierDirectoryIsReleasedOnceItsEventsAreDelivered() {
		SteppedBuffer buffer = start();
		buffer.offer("first");
		buffer.buffer()
			.journal()
			.use(new JournalSettings(this.directory.resolve("other"), 64L << 20, null), DeliveryListener.NONE);
		buffer.sendAll();
		Patience.await(() -> runs(this.directory).isEmpty());
	}

	@Test
	void whatAnEarlierDirectoryHoldsIsLeftToAnotherProcessAtTheEnd() {
		SteppedBuffer buffer = start();
		buffer.offer("first");
		buffer.buffer()
			.journal()
			.use(new JournalSettings(this.directory.resolve("other"), 64L << 20, null), DeliveryListener.NONE);
		buffer.buffer().journal().endIfEmpty();
		assertThat(buffer.buffer().journal().keptEvents()).as("not empty").isOne();
		end(buffer);
		SteppedBuffer next = startAndRecover(1);
		next.sendAll();
		assertThat(next.cloudWatch().messages(SteppedBuffer.STREAM)).containsExactly("first");
	}

	private static List<Path> runs(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> !file.endsWith("other")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void randomLivesLoseAndRepeatNothing() {
		long seed = System.nanoTime();
		System.out.println("seed " + seed);
		SplittableRandom random = new SplittableRandom(seed);
		Set<String> logged = new HashSet<>();
		Set<String> delivered = new HashSet<>();
		for (int life = 0; life < 12; life++) {
			SteppedBuffer buffer = start();
			buffer.awaitRecovered(logged.size() - delivered.size());
			for (int i = 0; i < 200; i++) {
				step(buffer, random, logged, life + "-" + i);
			}
			Counts counts = buffer.counts();
			end(buffer);
			assertThat(buffer.counts().buffered()).isZero();
			for (Destination stream : List.of(SteppedBuffer.STREAM, OTHER)) {
				buffer.cloudWatch()
					.messages(stream)
					.forEach((message) -> assertThat(delivered.add(id(message))).isTrue());
			}
			assertThat(counts.lost()).isZero();
			assertThat(counts.buffered()).isEqualTo(logged.size() - delivered.size());
		}
		SteppedBuffer last = start();
		last.awaitRecovered(logged.size() - delivered.size());
		last.sendAll();
		for (Destination stream : List.of(SteppedBuffer.STREAM, OTHER)) {
			last.cloudWatch().messages(stream).forEach((message) -> assertThat(delivered.add(id(message))).isTrue());
		}
		assertThat(delivered).isEqualTo(logged);
	}

	private static void step(SteppedBuffer buffer, SplittableRandom random, Set<String> logged, String id) {
		buffer.advance(Duration.ofMillis(random.nextInt(300)));
		int choice = random.nextInt(10);
		if (choice < 7) {
			logged.add(id);
			buffer.awaitJournalReady();
			long timestamp = buffer.time().millis() - random.nextInt(20);
			buffer.offer(random.nextBoolean() ? SteppedBuffer.STREAM : OTHER, timestamp, Severity.INFO,
					id + " ".repeat(random.nextInt(random.nextInt(10) == 0 ? 100_000 : 1000)));
			return;
		}
		Batch batch = buffer.buffer().dispatcher().poll();
		if (batch == null) {
			return;
		}
		if (choice == 7) {
			buffer.fail(batch, FailureKind.UNAVAILABLE);
		}
		else if (choice == 8 && batch.size() > 1) {
			buffer.settle(batch, new Refused("not in the mood"));
		}
		else {
			buffer.accept(batch);
		}
	}

	private static String id(String message) {
		return message.trim();
	}

	private SteppedBuffer start() {
		return start(TestSettings.defaults(), 64L << 20);
	}

	private SteppedBuffer start(TestSettings settings, long maxBytes) {
		SteppedBuffer buffer = new SteppedBuffer(settings);
		buffer.buffer().journal().use(new JournalSettings(this.directory, maxBytes, null), DeliveryListener.NONE);
		this.buffers.add(buffer);
		return buffer;
	}

	private SteppedBuffer startAndRecover(long events) {
		SteppedBuffer buffer = start();
		buffer.awaitRecovered(events);
		return buffer;
	}

	private void end(SteppedBuffer buffer) {
		buffer.buffer().journal().leave();
	}

	private static JournalStatus journal(SteppedBuffer buffer) {
		JournalStatus journal = buffer.status().journal();
		assertThat(journal).isNotNull();
		return journal;
	}

}
