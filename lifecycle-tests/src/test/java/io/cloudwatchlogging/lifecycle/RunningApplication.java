package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application in a JVM of its own.
 */
final class RunningApplication implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Output out;

	private final Output err;

	RunningApplication(Process process) {
		this.process = process;
		this.out = new Output("out of " + process.pid(), process.getInputStream());
		this.err = new Output("err of " + process.pid(), process.getErrorStream());
	}

	/** Waits for a line of the console that contains a text. */
	RunningApplication awaitLine(String text) throws InterruptedException {
		return awaitLine(text, 1);
	}

	/** Waits until so many lines of the console contain a text. */
	RunningApplication awaitLine(String text, int times) throws InterruptedException {
		try {
			this.out.await(text, times, PATIENCE);
		}
		catch (AssertionError ex) {
			throw new AssertionError(String.join("\n", this.err.soFar()), ex);
		}
		return this;
	}

	/** Waits for a line of the error stream that contains a text. */
	RunningApplication awaitErrorLine(String text) throws InterruptedException {
		this.err.await(text, 1, PATIENCE);
		return this;
	}

	/** Lets an application go on that waits for its standard input. */
	RunningApplication enter(String text) throws IOException {
		OutputStream in = this.process.getOutputStream();
		in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
		in.flush();
		return this;
	}

	/** Sends SIGTERM. */
	RunningApplication terminate() {
		// Not Process.destroy(), which closes the streams as well.
		this.process.toHandle().destroy();
		return this;
	}

	/** Sends SIGKILL. */
	RunningApplication kill() {
		this.process.toHandle().destroyForcibly();
		return this;
	}

	/** The ID of its process. */
	long pid() {
		return this.process.pid();
	}

	/** The port of an application with a web server that has started. */
	int port() {
		Matcher port = PORT.matcher(console());
		if (!port.find()) {
			throw new AssertionError("No port in:\n" + console());
		}
		return Integer.parseInt(port.group(1));
	}

	/** What the console has shown so far. */
	String console() {
		return String.join("\n", this.out.soFar());
	}

	/** Lets the application run for a time. */
	RunningApplication runFor(Duration time) throws InterruptedException {
		if (this.process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
			throw new AssertionError("Ended by itself:\n" + console() + "\n" + String.join("\n", this.err.soFar()));
		}
		return this;
	}

	/** Waits for the end of the process. */
	EndedApplication awaitEnd() throws InterruptedException {
		long start = System.nanoTime();
		if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			throw new AssertionError("Still running:\n" + console() + "\n" + String.join("\n", this.err.soFar()));
		}
		Duration waited = Duration.ofNanos(System.nanoTime() - start);
		return new EndedApplication(this.process.exitValue(), this.out.all(PATIENCE), this.err.all(PATIENCE), waited);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
