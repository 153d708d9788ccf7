package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * A control group of Linux that limits the memory of a process: the kernel kills it with
 * SIGKILL when it touches more.
 */
final class MemoryControlGroup implements AutoCloseable {

	private static final Path ROOT = Path.of("/sys/fs/cgroup");

	private static final boolean UNIFIED = Files.exists(ROOT.resolve("cgroup.controllers"));

	private final Path directory;

	private MemoryControlGroup(Path directory) {
		this.directory = directory;
	}

	/**
	 * Creates a group with a limit in bytes. Aborts the test where nobody may, as in most
	 * containers.
	 */
	static MemoryControlGroup limitedTo(long bytes) {
		Path parent = UNIFIED ? ROOT : ROOT.resolve("memory");
		try {
			MemoryControlGroup group = new MemoryControlGroup(
					Files.createDirectory(parent.resolve("cloudwatch-logs-" + ProcessHandle.current().pid())));
			group.write(UNIFIED ? "memory.max" : "memory.limit_in_bytes", Long.toString(bytes));
			return group;
		}
		catch (IOException ex) {
			return Assumptions.abort("No control group can be created here: " + ex);
		}
	}

	/** Moves a process to the group. What it holds by then does not count. */
	void add(long pid) throws IOException {
		write("cgroup.procs", Long.toString(pid));
	}

	private void write(String file, String value) throws IOException {
		Files.writeString(this.directory.resolve(file), value);
	}

	@Override
	public void close() throws IOException {
		Files.delete(this.directory);
	}

}
