package io.cloudwatchlogging.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a process writes, read as they come. Safe for use by many threads.
 */
final class Output {

	private final List<String> lines = new ArrayList<>();

	private final Thread reader;

	private boolean ended;

	Output(String name, InputStream stream) {
		this.reader = new Thread(() -> read(stream), name);
		this.reader.setDaemon(true);
		this.reader.start();
	}

	private void read(InputStream stream) {
		try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (String line = text.readLine(); line != null; line = text.readLine()) {
				add(line);
			}
		}
		catch (IOException ex) {
			// The process was killed: what was read is all there is.
		}
		finally {
			end();
		}
	}

	private synchronized void add(String line) {
		this.lines.add(line);
		notifyAll();
	}

	private synchronized void end() {
		this.ended = true;
		notifyAll();
	}

	/** Waits until so many lines contain a text. */
	synchronized void await(String text, int times, Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (this.lines.stream().filter((line) -> line.contains(text)).count() < times) {
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			if (this.ended || millis <= 0) {
				throw new AssertionError("No line with '" + text + "' in:\n" + String.join("\n", this.lines));
			}
			wait(millis);
		}
	}

	/** All lines, once the process has ended. */
	List<String> all(Duration timeout) throws InterruptedException {
		this.reader.join(timeout.toMillis());
		return soFar();
	}

	synchronized List<String> soFar() {
		return List.copyOf(this.lines);
	}

}
