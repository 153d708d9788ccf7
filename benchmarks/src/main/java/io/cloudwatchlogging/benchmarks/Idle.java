package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is used while nothing is logged. Counts wake-ups of Java threads only, and only on
 * Linux: the JVM's own threads have theirs.
 */
final class Idle {

	/** Longer than threads stay that are kept for a while. */
	private static final Duration SETTLING = Duration.ofSeconds(15);

	private static final Duration MEASURED = Duration.ofSeconds(20);

	/** The kernel keeps so many characters of a thread's name. */
	private static final int NAME_LENGTH = 15;

	private static final int WARM_UP = 1000;

	private static final String SWITCHES = "voluntary_ctxt_switches:";

	private final Target target;

	Idle(Target target) {
		this.target = target;
	}

	Result run() throws InterruptedException {
		this.target.warmUp(WARM_UP);
		Thread.sleep(SETTLING.toMillis());
		long wakeUpsBefore = wakeUps();
		Map<Long, Long> threadsBefore = threadCpuNanos();
		Usage before = Usage.now();
		Thread.sleep(MEASURED.toMillis());
		Usage after = Usage.now();
		long wakeUps = wakeUps() - wakeUpsBefore;
		long threadNanos = threadCpuNanos().entrySet()
			.stream()
			.mapToLong((thread) -> Math.max(0, thread.getValue() - threadsBefore.getOrDefault(thread.getKey(), 0L)))
			.sum();
		double nanos = after.nanos() - before.nanos();
		return new Result().with("wake-ups per s", wakeUps * 1e9 / nanos)
			.with("% of a core, Java threads", 100 * threadNanos / nanos)
			.with("% of a core, whole process", 100 * (after.cpuNanos() - before.cpuNanos()) / nanos);
	}

	/** What each Java thread but this one has used. */
	private static Map<Long, Long> threadCpuNanos() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		return Arrays.stream(threads.getAllThreadIds())
			.filter((id) -> id != Thread.currentThread().getId())
			.boxed()
			.collect(Collectors.toMap((id) -> id, (id) -> Math.max(0, threads.getThreadCpuTime(id))));
	}

	private static long wakeUps() {
		Set<String> names = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> !name.equals(Thread.currentThread().getName()))
			.map((name) -> name.substring(0, Math.min(NAME_LENGTH, name.length())))
			.collect(Collectors.toSet());
		try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
			return threads.mapToLong((thread) -> wakeUps(thread, names)).sum();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static long wakeUps(Path thread, Set<String> names) {
		try {
			if (!names.contains(Files.readString(thread.resolve("comm")).trim())) {
				return 0;
			}
			return Files.readAllLines(thread.resolve("status"))
				.stream()
				.filter((line) -> line.startsWith(SWITCHES))
				.mapToLong((line) -> Long.parseLong(line.substring(SWITCHES.length()).trim()))
				.sum();
		}
		catch (IOException ex) {
			// The thread has ended.
			return 0;
		}
	}

}
