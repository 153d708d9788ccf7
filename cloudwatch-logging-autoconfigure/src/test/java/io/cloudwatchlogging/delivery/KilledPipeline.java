package io.cloudwatchlogging.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import io.cloudwatchlogging.delivery.journal.JournalSettings;

/**
 * A process with a pipeline and a journal, on whose threads lines are logged until it is
 * killed. What is delivered is written to a file, a request in a line of it; what
 * returned to another one for each thread.
 */
final class KilledPipeline {

	private static final String END = ".";

	static final int THREADS = 4;

	private static final long OUTAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

	private final Path directory;

	private final String life;

	private final Pipeline pipeline = new Pipeline(TestSettings.defaults().linger(Duration.ofMillis(20)).build(),
			DeliveryListener.NONE);

	private KilledPipeline(Path directory, String life) {
		this.directory = directory;
		this.life = life;
		this.pipeline.useJournal(new JournalSettings(directory.resolve("journal"), 64L << 20, null));
	}

	/**
	 * The arguments: the directory, a name for this life, and what to do: {@code log}
	 * until it is killed, {@code flush} after half a second, or {@code finish} what
	 * others have left.
	 */
	public static void main(String[] arguments) throws Exception {
		KilledPipeline process = new KilledPipeline(Path.of(arguments[0]), arguments[1]);
		boolean finish = arguments[2].equals("finish");
		FileChannel delivered = FileChannel.open(process.directory.resolve("delivered"), StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
		long start = System.nanoTime();
		process.pipeline.connect(new FileSink((batch) -> {
			if (!finish && System.nanoTime() - start < OUTAGE_NANOS) {
				return new Retry(FailureKind.UNAVAILABLE, null, "an outage");
			}
			process.write(delivered, batch);
			return Accepted.all(batch);
		}));
		if (finish) {
			process.finish();
			return;
		}
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			int thread = i;
			threads.add(new Thread(() -> process.log(thread)));
		}
		threads.forEach(Thread::start);
		if (arguments[2].equals("flush")) {
			threads.get(0).join(500);
			process.pipeline.drain(Duration.ofSeconds(5));
		}
	}

	/** Until all that earlier processes have left is delivered. */
	private void finish() throws InterruptedException {
		int quiet = 0;
		while (quiet < 20) {
			this.pipeline.flush(Duration.ofSeconds(10));
			boolean empty = this.pipeline.status().bufferedBytes() == 0
					&& this.pipeline.status().counts().accepted() == this.pipeline.status().counts().delivered();
			quiet = empty ? quiet + 1 : 0;
			LockSupport.parkNanos(50_000_000);
		}
		this.pipeline.endJournalIfEmpty();
		this.pipeline.disconnect(false);
	}

	private void write(FileChannel file, Batch batch) {
		String numbers = batch.events().stream().map(Event::message).map(String::trim).collect(Collectors.joining(","));
		try {
			// What a kill has cut off stays a line of its own, without its end.
			file.write(ByteBuffer
				.wrap(("\n" + this.life + " " + numbers + END + "\n").getBytes(StandardCharsets.US_ASCII)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void log(int thread) {
		Path file = this.directory.resolve("returned-" + this.life + "-" + thread);
		try (FileChannel returned = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			for (long number = 1;; number++) {
				awaitReady();
				String text = this.life + ":" + thread + ":" + number;
				byte[] line = (text + " ".repeat((int) (number % 500))).getBytes(StandardCharsets.US_ASCII);
				this.pipeline.offer(new Destination("group", "stream"), System.currentTimeMillis(), Severity.INFO, line,
						0, line.length);
				returned.write(ByteBuffer.allocate(Long.BYTES).putLong(0, number), 0);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What would be taken to the heap is not kept: that is not what is tested here. */
	private void awaitReady() {
		JournalStatus journal = this.pipeline.status().journal();
		while (journal != null && journal.sizeBytes() - journal.usedBytes() < 2 << 20) {
			LockSupport.parkNanos(1_000_000);
			journal = this.pipeline.status().journal();
		}
	}

	/**
	 * Compares what returned with what was delivered in all lives.
	 * @return what is wrong, empty if nothing
	 */
	static String check(Path directory, int maxInFlight) throws IOException {
		Map<String, Integer> delivered = new HashMap<>();
		Map<String, List<String>> requests = new HashMap<>();
		for (String line : Files.readAllLines(directory.resolve("delivered"))) {
			if (!line.endsWith(END)) {
				continue;
			}
			String request = line.substring(0, line.length() - END.length());
			String life = request.substring(0, request.indexOf(' '));
			requests.computeIfAbsent(life, (key) -> new ArrayList<>()).add(request);
			for (String event : request.substring(request.indexOf(' ') + 1).split(",")) {
				delivered.merge(event, 1, Integer::sum);
			}
		}
		String wrong = missing(directory, delivered);
		return wrong.isEmpty() ? repeated(delivered, requests, maxInFlight) : wrong;
	}

	private static String missing(Path directory, Map<String, Integer> delivered) throws IOException {
		long lines = 0;
		try (var files = Files.newDirectoryStream(directory, "returned-*")) {
			for (Path file : files) {
				byte[] bytes = Files.readAllBytes(file);
				String[] name = file.getFileName().toString().split("-");
				long last = (bytes.length == Long.BYTES) ? ByteBuffer.wrap(bytes).getLong() : 0;
				for (long number = 1; number <= last; number++) {
					String line = name[1] + ":" + name[2] + ":" + number;
					if (!delivered.containsKey(line)) {
						return line + " of " + last + " is missing";
					}
				}
				lines += last;
			}
		}
		System.out.println(lines + " lines returned");
		return "";
	}

	/** Only what was in flight may be repeated: in the last requests of a life. */
	private static String repeated(Map<String, Integer> delivered, Map<String, List<String>> requests,
			int maxInFlight) {
		Map<String, Integer> excused = new HashMap<>();
		requests.forEach((life, all) -> {
			for (String request : all.subList(Math.max(0, all.size() - maxInFlight), all.size())) {
				for (String line : request.substring(request.indexOf(' ') + 1).split(",")) {
					excused.merge(line, 1, Integer::sum);
				}
			}
		});
		for (Map.Entry<String, Integer> line : delivered.entrySet()) {
			if (line.getValue() > 1 + excused.getOrDefault(line.getKey(), 0)) {
				return line.getKey() + " was delivered " + line.getValue() + " times";
			}
		}
		System.out.println(delivered.values().stream().filter((times) -> times > 1).count() + " lines repeated");
		return "";
	}

	/**
	 * Keeps nothing in memory, as there may be more in the journal than the heap holds.
	 */
	private record FileSink(Function<Batch, SendResult> answers) implements Sink {

		@Override
		public SendResult send(Batch batch) {
			return this.answers.apply(batch);
		}

		@Override
		public void close() {
		}

	}

}
