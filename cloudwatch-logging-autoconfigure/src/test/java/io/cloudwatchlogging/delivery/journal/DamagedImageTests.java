package io.cloudwatchlogging.delivery.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that something has damaged: bits, pages, the length, pages of a former use. What
 * is read from them was logged, each event at most once, and nothing is thrown.
 * {@code -Djournal.images=100000} for many, {@code -Djournal.seed} for those of a run.
 */
class DamagedImageTests {

	private static final int IMAGES = Integer.getInteger("journal.images", 1_000);

	private static final int PAGE = 4096;

	private static final int CHUNKS = 24;

	private final long seed = Long.getLong("journal.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final Set<String> logged = new HashSet<>();

	@Test
	void onlyLoggedEventsAreReadFromADamagedFile() {
		System.out.println("journal.seed " + this.seed);
		long read = 0;
		long damaged = 0;
		List<byte[]> images = images();
		for (int i = 0; i < IMAGES; i++) {
			byte[] image = images.get(this.random.nextInt(images.size())).clone();
			byte[] former = images.get(this.random.nextInt(images.size()));
			for (int j = this.random.nextInt(1, 4); j > 0; j--) {
				image = damage(image, former);
			}
			RunReader reader = TestRun.reader(image);
			read += check(reader.batches(() -> {
			}));
			damaged += reader.damages().count();
		}
		System.out.println(IMAGES + " images: " + read + " events read, " + damaged + " damages found");
		assertThat(read).isGreaterThan(IMAGES);
		assertThat(damaged).isPositive();
	}

	@Test
	void damagedEventCostsNoneOfTheOtherChunks() {
		TestRun run = new TestRun(8);
		JournalBatch batch = run.open("stream");
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < 600; i++) {
			texts.add("event " + i + " ".repeat(100));
			TestRun.append(batch, texts.get(i));
		}
		int[] positions = batch.positions();
		int chunk = 2;
		int first = (int) Arrays.stream(positions).filter((position) -> position < chunk * JournalChunk.SIZE).count();
		int next = (int) Arrays.stream(positions)
			.filter((position) -> position < (chunk + 1) * JournalChunk.SIZE)
			.count();
		byte[] image = run.memory().image();
		// The chunks are taken from the front.
		image[SegmentHeader.SIZE + positions[first + 10] + 12]++;
		RunReader reader = TestRun.reader(image);
		List<String> read = TestRun.texts(reader.batches(() -> {
		}).get(0));
		assertThat(read).startsWith(texts.subList(0, first + 10).toArray(String[]::new))
			.endsWith(texts.subList(next, 600).toArray(String[]::new));
		assertThat(reader.damages().count()).isOne();
	}

	private long check(List<JournalBatch> batches) {
		long read = 0;
		for (JournalBatch batch : batches) {
			Set<String> texts = new HashSet<>();
			for (String text : TestRun.texts(batch)) {
				String event = batch.names() + text;
				assertThat(this.logged).contains(event);
				assertThat(texts.add(event)).as("once: %s", event).isTrue();
				read++;
			}
		}
		return read;
	}

	/** What the same memory holds at several moments. */
	private List<byte[]> images() {
		TestRun run = new TestRun(CHUNKS);
		List<byte[]> images = new ArrayList<>();
		List<JournalBatch> open = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			JournalBatch batch = run.open("stream" + i % 3);
			open.add(batch);
			for (int j = 0; j < 20; j++) {
				String text = "event " + i + " " + j + " ".repeat(this.random.nextInt(j == 10 ? 40_000 : 400));
				if (TestRun.append(batch, text)) {
					this.logged.add(batch.names() + text);
				}
			}
			while (run.freeChunks() < 8) {
				open.remove(0).release();
			}
			images.add(run.memory().image());
		}
		return images;
	}

	private byte[] damage(byte[] image, byte[] former) {
		int pages = image.length / PAGE;
		int at = this.random.nextInt(pages) * PAGE;
		int other = this.random.nextInt(pages) * PAGE;
		switch (this.random.nextInt(8)) {
			case 0 -> image[this.random.nextInt(image.length)] ^= (byte) (1 << this.random.nextInt(8));
			case 1 -> {
				// In a header, where it says more.
				int chunk = SegmentHeader.SIZE + this.random.nextInt(CHUNKS) * JournalChunk.SIZE;
				int offset = Math.min(image.length - 1, chunk + this.random.nextInt(JournalChunk.DATA));
				image[offset] = (byte) this.random.nextInt();
			}
			case 2 -> Arrays.fill(image, at, at + PAGE, (byte) 0);
			case 3 -> {
				byte[] page = Arrays.copyOfRange(image, at, at + PAGE);
				System.arraycopy(image, other, image, at, PAGE);
				System.arraycopy(page, 0, image, other, PAGE);
			}
			case 4 -> System.arraycopy(image, other, image, at, PAGE);
			case 5 -> {
				return Arrays.copyOf(image, Math.max(PAGE, this.random.nextInt(image.length)));
			}
			case 6 -> {
				return Arrays.copyOf(image, image.length + this.random.nextInt(3 * JournalChunk.SIZE));
			}
			default -> {
				// As a loss of power leaves it: some pages are those of a former moment.
				for (int i = 0; i < pages && (i + 1) * PAGE <= former.length; i++) {
					if (this.random.nextInt(4) == 0) {
						System.arraycopy(former, i * PAGE, image, i * PAGE, PAGE);
					}
				}
			}
		}
		return image;
	}

}
