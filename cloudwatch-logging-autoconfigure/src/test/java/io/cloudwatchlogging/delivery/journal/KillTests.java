package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.cloudwatchlogging.delivery.journal.KilledProcess.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that are killed with SIGKILL while four threads log: each line whose call had
 * returned is found, once, whole and in order, and none that was acknowledged.
 * {@code -Djournal.kills=200} for many, {@code -Djournal.seed} for the moments of a run.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(3600)
class KillTests {

	private static final int KILLS = Integer.getInteger("journal.kills", 3);

	private static final Path TMPFS = Path.of("/dev/shm");

	private final long seed = Long.getLong("journal.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	@TempDir
	private Path disk;

	@Test
	void nothingIsLostOnADisk() throws Exception {
		assertThat(kills(this.disk, Mode.PLAIN, KILLS, List.of())).isEmpty();
	}

	@Test
	void nothingIsLostInMemoryThatOutlivesTheProcess() throws Exception {
		Path directory = Files.isWritable(TMPFS) ? Files.createTempDirectory(TMPFS, "journal") : this.disk;
		try {
			assertThat(kills(directory, Mode.PLAIN, KILLS, List.of())).isEmpty();
		}
		finally {
			deleteAll(directory);
		}
	}

	@Test
	void nothingIsLostBetweenTwoStores() throws Exception {
		assertThat(kills(this.disk, Mode.CHAOS, KILLS, List.of())).isEmpty();
	}

	@Test
	void nothingIsLostWithTheInterpreter() throws Exception {
		assertThat(kills(this.disk, Mode.PLAIN, (KILLS + 9) / 10, List.of("-Xint"))).isEmpty();
	}

	@Test
	void commitAheadOfTheBytesIsCaught() throws Exception {
		assertThat(kills(this.disk, Mode.COMMITS_FIRST, Math.max(30, KILLS), List.of())).isNotEmpty();
	}

	@Test
	void freeingFromTheBackIsCaught() throws Exception {
		assertThat(kills(this.disk, Mode.FREES_FROM_THE_BACK, Math.max(30, KILLS), List.of())).isNotEmpty();
	}

	@Test
	void nothingIsLostByAHalt() throws Exception {
		Process process = start(this.disk, Mode.HALT, List.of());
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(KilledProcess.check(this.disk)).isEmpty();
	}

	@Test
	void nothingIsLostByACrashForWantOfMemory() throws Exception {
		Process process = start(this.disk, Mode.OUT_OF_MEMORY, List.of("-Xmx64m", "-XX:+CrashOnOutOfMemoryError",
				"-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + this.disk.resolve("error")));
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isNotZero();
		assertThat(KilledProcess.check(this.disk)).isEmpty();
	}

	/** Each process finds what the ones before have left, and is often killed at that. */
	private String kills(Path directory, Mode mode, int kills, List<String> options) throws Exception {
		System.out.println("journal.seed " + this.seed);
		for (int i = 0; i < kills; i++) {
			Process process = start(directory, mode, options);
			// Up to a second after it has begun to log, a few of them before.
			if (this.random.nextInt(6) > 0) {
				awaitStart(directory, process);
			}
			process.waitFor(this.random.nextInt(1000), TimeUnit.MILLISECONDS);
			process.destroyForcibly().waitFor();
			String wrong = KilledProcess.check(directory);
			if (!wrong.isEmpty()) {
				System.out
					.println(mode + ": kill " + (i + 1) + " of " + kills + " found: " + wrong.lines().findFirst());
				return wrong;
			}
		}
		Progress progress = new Progress(directory.resolve("progress"));
		long lines = 0;
		for (int i = 0; i < KilledProcess.STREAMS; i++) {
			lines += progress.returned(i);
		}
		System.out.println(mode + ": " + kills + " kills, " + lines + " lines returned");
		return "";
	}

	private static void awaitStart(Path directory, Process process) throws Exception {
		Progress progress = new Progress(directory.resolve("progress"));
		long before = progress.starts();
		while (progress.starts() == before && process.isAlive()) {
			process.waitFor(5, TimeUnit.MILLISECONDS);
		}
	}

	private static Process start(Path directory, Mode mode, List<String> options) throws IOException {
		return OtherProcess.start(options, KilledProcess.class, directory.toString(), mode.name());
	}

	private static void deleteAll(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			files.sorted(Comparator.reverseOrder()).forEach(JournalFiles::delete);
		}
	}

}
