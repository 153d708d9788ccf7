package com.example.container;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/**
 * Deploys web applications and undeploys the first one on command. Reports on its error
 * stream.
 */
public final class Container {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Tomcat tomcat = new Tomcat();

	private Container() {
	}

	public static void main(String[] args) throws Exception {
		new Container().run(Stream.of(args).map(Path::of).toList());
	}

	private void run(List<Path> applications) throws Exception {
		this.tomcat.setBaseDir(Files.createTempDirectory("container").toString());
		this.tomcat.setPort(0);
		this.tomcat.getConnector();
		this.tomcat.getHost();
		this.tomcat.start();
		WeakReference<ClassLoader> classLoader = deploy("", applications.get(0));
		for (int i = 1; i < applications.size(); i++) {
			deploy("/" + i, applications.get(i));
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "container-shutdown"));
		report("deployed");
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String command = in.readLine();
		if ("await threads".equals(command)) {
			awaitThreads();
			System.exit(0);
		}
		if ("undeploy".equals(command)) {
			undeploy();
			forgetRecords();
			if (isCollected(classLoader)) {
				report("class loader is gone");
			}
			else {
				report("class loader is left, with the threads " + threads(classLoader.get()));
			}
			System.exit(0);
		}
	}

	private void stop() {
		try {
			this.tomcat.stop();
			this.tomcat.destroy();
		}
		catch (LifecycleException ex) {
			report("failed to stop: " + ex);
		}
	}

	private WeakReference<ClassLoader> deploy(String path, Path application) {
		try {
			Context context = this.tomcat.addWebapp(path, application.toString());
			return new WeakReference<>(context.getLoader().getClassLoader());
		}
		catch (IllegalStateException ex) {
			report("failed to deploy: " + ex);
			return new WeakReference<>(null);
		}
	}

	private void undeploy() throws Exception {
		Context context = (Context) this.tomcat.getHost().findChildren()[0];
		context.stop();
		this.tomcat.getHost().removeChild(context);
		context.destroy();
	}

	/**
	 * Makes the JDK forget the records of the application: it keeps the types that it has
	 * compared last in the caches of its own method handles.
	 */
	private static void forgetRecords() {
		if (new Other("one").equals(new Other("two")) || new Other("one").hashCode() == 0) {
			report("records are not what they were");
		}
	}

	private static List<String> threads(@Nullable ClassLoader classLoader) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getContextClassLoader() == classLoader)
			.map(Thread::getName)
			.toList();
	}

	private static void awaitThreads() throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (areThreadsLeft() && System.nanoTime() < end) {
			Thread.sleep(100);
		}
		report(areThreadsLeft() ? "threads are left" : "threads are gone");
	}

	private static boolean areThreadsLeft() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().startsWith("cloudwatch-logs"));
	}

	private static boolean isCollected(WeakReference<ClassLoader> classLoader) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (classLoader.get() != null && System.nanoTime() < end) {
			System.gc();
			Thread.sleep(100);
		}
		return classLoader.get() == null;
	}

	private static void report(String what) {
		System.err.println("CONTAINER: " + what);
	}

	private record Other(String name) {
	}

}
