package io.cloudwatchlogging.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pipelines that are killed with SIGKILL during an outage, a recovery, a flush or while
 * all is well: what returned is delivered by a later one, and nothing twice but what was
 * in flight. {@code -Djournal.kills=200} for many.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(3600)
class PipelineKillTests {

	private static final int KILLS = Integer.getInteger("journal.kills", 4);

	private final long seed = Long.getLong("journal.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	@TempDir
	private Path directory;

	/** Processes that may have been killed before they had a folder. */
	private int notAwaited;

	@Test
	void whatReturnedIsDeliveredByALaterProcess() throws Exception {
		System.out.println("journal.seed " + this.seed);
		for (int i = 0; i < KILLS; i++) {
			Process process = start("life" + i, (i % 3 == 2) ? "flush" : "log");
			if (this.random.nextInt(5) > 0) {
				awaitLogging(process, "life" + i);
			}
			else {
				this.notAwaited++;
			}
			process.waitFor(this.random.nextInt(1500), TimeUnit.MILLISECONDS);
			process.destroyForcibly().waitFor();
		}
		assertFinished();
	}

	@Test
	void processThatLivesDeliversWhatAnotherOneHasLeft() throws Exception {
		Process killed = start("killed", "log");
		Process living = start("living", "log");
		awaitLogging(killed, "killed");
		awaitLogging(living, "living");
		killed.destroyForcibly().waitFor();
		Path folders = this.directory.resolve("journal");
		// That of the one that was killed goes when it is delivered: within a minute.
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (folders(folders) > 1 && living.isAlive()) {
			assertThat(System.nanoTime()).isLessThan(end);
			living.waitFor(100, TimeUnit.MILLISECONDS);
		}
		living.destroyForcibly().waitFor();
		assertFinished();
	}

	private void assertFinished() throws Exception {
		Process last = start("last", "finish");
		assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
		assertThat(KilledPipeline.check(this.directory, 6)).isEmpty();
		// A process that is killed before it has a folder leaves its lock. It is deleted
		// a day later, as its owner might be about to lock it.
		try (Stream<Path> left = Files.list(this.directory.resolve("journal"))) {
			assertThat(left).allMatch((file) -> file.toString().endsWith(".lock") && file.toFile().length() == 0)
				.hasSizeLessThanOrEqualTo(this.notAwaited);
		}
	}

	private static int folders(Path journal) throws IOException {
		int folders = 0;
		try (var files = Files.newDirectoryStream(journal, Files::isDirectory)) {
			for (Path folder : files) {
				folders++;
			}
		}
		return folders;
	}

	private void awaitLogging(Process process, String life) throws Exception {
		Path returned = this.directory.resolve("returned-" + life + "-0");
		while (process.isAlive() && !Files.exists(returned)) {
			process.waitFor(5, TimeUnit.MILLISECONDS);
		}
	}

	private Process start(String life, String action) throws IOException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
				"-cp", System.getProperty("java.class.path"), KilledPipeline.class.getName(), this.directory.toString(),
				life, action);
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

}
