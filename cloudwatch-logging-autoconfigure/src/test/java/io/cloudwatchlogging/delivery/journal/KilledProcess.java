package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A process that logs on several threads, each to a stream of its own, and delivers in
 * order, until it is killed. What returned and what was acknowledged stands in
 * {@link Progress}, which outlives it.
 */
final class KilledProcess implements JournalListener {

	/** The ways in which such a process can be wrong or slow. */
	enum Mode {

		PLAIN, CHAOS, COMMITS_FIRST, FREES_FROM_THE_BACK, HALT, OUT_OF_MEMORY

	}

	static final int STREAMS = 4;

	static final long MAX_BYTES = 64L << 20;

	private static final int BATCH_BYTES = 250_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Progress progress;

	private final Mode mode;

	private final Journal journal;

	/** Those that wait, the one that is open last. */
	private final List<Deque<Pending>> batches = new ArrayList<>();

	private final SplittableRandom random = new SplittableRandom();

	private KilledProcess(Path directory, Mode mode) throws IOException {
		this.mode = mode;
		this.progress = new Progress(directory.resolve("progress"));
		for (int i = 0; i < STREAMS; i++) {
			this.batches.add(new ArrayDeque<>());
		}
		this.journal = new Journal(settings(directory), this.lock, this, view(mode));
	}

	static JournalSettings settings(Path directory) {
		return new JournalSettings(directory.resolve("journal"), MAX_BYTES, null);
	}

	private static UnaryOperator<SegmentMemory> view(Mode mode) {
		return switch (mode) {
			case CHAOS -> (memory) -> new SlowMemory(memory, SlowMemory.Fault.NONE);
			case COMMITS_FIRST -> (memory) -> new SlowMemory(memory, SlowMemory.Fault.COMMITS_FIRST);
			case FREES_FROM_THE_BACK -> (memory) -> new SlowMemory(memory, SlowMemory.Fault.FREES_FROM_THE_BACK);
			default -> UnaryOperator.identity();
		};
	}

	public static void main(String[] arguments) throws Exception {
		KilledProcess process = new KilledProcess(Path.of(arguments[0]), Mode.valueOf(arguments[1]));
		process.journal.adopt();
		new JournalThread(process.journal).start();
		for (int i = 0; i < STREAMS; i++) {
			int stream = i;
			new Thread(() -> process.log(stream)).start();
		}
		process.progress.started();
		process.deliver();
	}

	private void log(int stream) {
		long number = Math.max(this.progress.returned(stream), this.progress.recovered(stream));
		while (true) {
			number++;
			byte[] line = line(stream, number);
			while (!append(stream, number, line)) {
				LockSupport.parkNanos(100_000);
			}
			this.progress.returned(stream, number);
		}
	}

	private boolean append(int stream, long number, byte[] line) {
		this.lock.lock();
		try {
			Deque<Pending> waiting = this.batches.get(stream);
			Pending open = waiting.peekLast();
			if (open != null && open.bytes + line.length <= BATCH_BYTES && !open.recovered) {
				int chunks = open.batch.chunksNeeded(line.length);
				if (chunks > 0 && !(this.journal.hasRoom(chunks, true) && this.journal.isReady(chunks))) {
					return false;
				}
			}
			else {
				JournalBatch batch = this.journal.hasRoom(JournalBatch.chunksFor(line.length), true)
						? this.journal.open(number, new BatchNames("group", "stream" + stream), line.length) : null;
				if (batch == null) {
					return false;
				}
				open = new Pending(batch, false);
				waiting.addLast(open);
			}
			if (!open.batch.append(number, stream, line, 0, line.length)) {
				throw new IllegalStateException("no chunks although it was asked");
			}
			open.bytes += line.length;
			open.last = number;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Keeps some batches waiting, at times many, so that the journal grows. */
	private void deliver() {
		int kept = 4;
		List<byte[]> heap = new ArrayList<>();
		for (int i = 0;; i++) {
			if (i % 1000 == 0) {
				kept = (this.mode == Mode.FREES_FROM_THE_BACK) ? 1 : this.random.nextInt(1, 60);
			}
			if (i == 3000 && this.mode == Mode.HALT) {
				Runtime.getRuntime().halt(1);
			}
			while (i > 3000 && this.mode == Mode.OUT_OF_MEMORY) {
				heap.add(new byte[1 << 20]);
			}
			acknowledge(i % STREAMS, kept);
			LockSupport.parkNanos(10_000);
		}
	}

	private void acknowledge(int stream, int kept) {
		this.lock.lock();
		try {
			Deque<Pending> waiting = this.batches.get(stream);
			if (waiting.size() > kept || (!waiting.isEmpty() && waiting.peekFirst().recovered)) {
				Pending first = waiting.pollFirst();
				this.progress.acknowledging(stream, first.last);
				first.batch.release();
				this.progress.acknowledged(stream, first.last);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void recovered(String process, List<JournalBatch> recovered) {
		for (JournalBatch batch : recovered) {
			int stream = Integer.parseInt(batch.names().stream().substring(6));
			Pending pending = new Pending(batch, true);
			int[] positions = batch.positions();
			pending.last = batch.timestampAt(positions[positions.length - 1]);
			this.progress.recovered(stream, Math.max(pending.last, this.progress.recovered(stream)));
			this.lock.lock();
			try {
				this.batches.get(stream).addLast(pending);
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	@Override
	public void roomAvailable() {
		// They try again.
	}

	@Override
	public void warn(String message) {
		System.out.println(message);
	}

	/** What a thread logs as its nth line: of any length, and unlike any other. */
	static byte[] line(int stream, long number) {
		SplittableRandom random = new SplittableRandom(number * STREAMS + stream);
		int length = (random.nextInt(50) == 0) ? random.nextInt(41_000) : random.nextInt(20, 400);
		byte[] line = new byte[length + 24];
		Arrays.fill(line, (byte) random.nextInt('a', 'z'));
		byte[] start = (stream + " " + number).getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(start, 0, line, 0, start.length);
		return line;
	}

	/**
	 * Reads what is left, and compares it with what the process had said.
	 * @return what is wrong, empty if nothing
	 */
	static String check(Path directory) throws IOException {
		StringBuilder wrong = new StringBuilder();
		Progress progress = new Progress(directory.resolve("progress"));
		Map<Integer, List<Long>> found = new TreeMap<>();
		ReentrantLock lock = new ReentrantLock();
		Journal journal = new Journal(settings(directory), lock, new JournalListener() {

			@Override
			public void recovered(String process, List<JournalBatch> batches) {
				batches.forEach((batch) -> read(batch, found, wrong));
			}

			@Override
			public void roomAvailable() {
				// Nobody waits.
			}

			@Override
			public void warn(String message) {
				wrong.append(message).append('\n');
			}

		});
		journal.adopt();
		journal.leave();
		for (int stream = 0; stream < STREAMS; stream++) {
			List<Long> numbers = found.getOrDefault(stream, List.of());
			compare(stream, numbers, progress, wrong);
		}
		return wrong.toString();
	}

	private static void read(JournalBatch batch, Map<Integer, List<Long>> found, StringBuilder wrong) {
		int stream = Integer.parseInt(batch.names().stream().substring(6));
		for (int position : batch.positions()) {
			long number = batch.timestampAt(position);
			byte[] line = new byte[batch.lengthAt(position)];
			int[] filled = new int[1];
			batch.read(position, new byte[JournalBatch.SCRATCH_BYTES], (bytes, offset, length) -> {
				System.arraycopy(bytes, offset, line, filled[0], length);
				filled[0] += length;
			});
			if (!Arrays.equals(line, line(stream, number))) {
				wrong.append("torn: ").append(stream).append(' ').append(number).append('\n');
			}
			found.computeIfAbsent(stream, (key) -> new ArrayList<>()).add(number);
		}
	}

	private static void compare(int stream, List<Long> numbers, Progress progress, StringBuilder wrong) {
		long returned = progress.returned(stream);
		long acknowledged = progress.acknowledged(stream);
		long acknowledging = progress.acknowledging(stream);
		// One whose call had not returned may have been recovered and acknowledged since.
		long known = Math.max(returned, Math.max(progress.recovered(stream), acknowledging));
		long first = numbers.isEmpty() ? acknowledging + 1 : numbers.get(0);
		long last = numbers.isEmpty() ? acknowledging : numbers.get(numbers.size() - 1);
		if ((first != acknowledged + 1 && first != acknowledging + 1) || last < returned || last > known + 1) {
			wrong.append("stream %d: %d..%d found, %d returned, %d acknowledged, %d being acknowledged%n"
				.formatted(stream, first, last, returned, acknowledged, acknowledging));
		}
		for (int i = 1; i < numbers.size(); i++) {
			if (numbers.get(i) != numbers.get(i - 1) + 1) {
				wrong.append("stream %d: %d after %d%n".formatted(stream, numbers.get(i), numbers.get(i - 1)));
				return;
			}
		}
	}

	/**
	 * A batch that waits.
	 */
	private static final class Pending {

		private final JournalBatch batch;

		private final boolean recovered;

		private int bytes;

		private long last;

		Pending(JournalBatch batch, boolean recovered) {
			this.batch = batch;
			this.recovered = recovered;
		}

	}

}
