package com.example.container;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/**
 * Deploys a web application and undeploys it on command. Reports on its error stream.
 */
public final class Container {

	private final Tomcat tomcat = new Tomcat();

	private Container() {
	}

	public static void main(String[] args) throws Exception {
		new Container().run(Path.of(args[0]));
	}

	private void run(Path application) throws Exception {
		this.tomcat.setBaseDir(Files.createTempDirectory("container").toString());
		this.tomcat.setPort(0);
		this.tomcat.getConnector();
		this.tomcat.getHost();
		this.tomcat.start();
		WeakReference<ClassLoader> classLoader = deploy(application);
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "container-shutdown"));
		report("deployed");
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		if ("undeploy".equals(in.readLine())) {
			undeploy();
			Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.isAlive() && isOf(thread, classLoader.get()))
				.forEach((thread) -> report("left thread " + thread.getName()));
			report("undeployed");
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

	private WeakReference<ClassLoader> deploy(Path application) {
		Context context = this.tomcat.addWebapp("", application.toString());
		return new WeakReference<>(context.getLoader().getClassLoader());
	}

	private void undeploy() throws Exception {
		Context context = (Context) this.tomcat.getHost().findChildren()[0];
		context.stop();
		this.tomcat.getHost().removeChild(context);
		context.destroy();
	}

	private static boolean isOf(Thread thread, @Nullable ClassLoader classLoader) {
		return classLoader != null
				&& (thread.getContextClassLoader() == classLoader || thread.getClass().getClassLoader() == classLoader);
	}

	private static void report(String what) {
		System.err.println("CONTAINER: " + what);
	}

}
