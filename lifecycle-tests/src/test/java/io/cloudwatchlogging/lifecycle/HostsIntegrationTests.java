package io.cloudwatchlogging.lifecycle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.example.container.Container;
import com.example.early.EarlyBird;
import com.example.early.LateConfiguration;
import com.example.shop.ClosingShop;
import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for what applications run in: other JDKs, Spring Cloud's bootstrap context,
 * devtools, servlet containers, and ahead of time.
 */
class HostsIntegrationTests {

	private static final Path CLASSES = classes();

	/** The shutdown timeout of applications, far longer than a usual end takes. */
	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void bootstrapContextOfSpringCloud() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.with(Feature.CLOUD)
			.property("spring.cloud.bootstrap.enabled", "true")
			.jvmOption("-Dspring.cloud.bootstrap.sources=" + EarlyBird.class.getName())
			.jvmOption("-Dlogging.pattern.console=" + ConsoleEvents.PATTERN)
			.run();
		assertThat(application.events()).anyMatch((event) -> event.contains("Up before everybody else"));
		assertThat(this.service.groups()).containsExactly(Application.GROUP);
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void bootstrapContextOfSpringCloudThatBringsProperties() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.with(Feature.CLOUD)
			.without("cloudwatch.logs.stream.name")
			.property("spring.cloud.bootstrap.enabled", "true")
			.jvmOption("-Dspring.cloud.bootstrap.sources=" + EarlyBird.class.getName() + ","
					+ LateConfiguration.class.getName())
			.jvmOption("-Dlogging.pattern.console=" + ConsoleEvents.PATTERN)
			.run();
		assertThat(this.service.streams(Application.GROUP)).containsExactly("late");
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void bootstrapContextOfSpringCloudWithAnAppenderForOneLogger() throws Exception {
		Path configuration = Files.writeString(this.directory.resolve("logging.xml"), """
				<configuration>
					<appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>%s</pattern></encoder>
					</appender>
					<appender name="SHIPPING" class="io.cloudwatchlogging.logback.CloudWatchAppender"/>
					<appender name="AUDIT" class="io.cloudwatchlogging.logback.CloudWatchAppender">
						<group>/shop/audit</group>
					</appender>
					<logger name="com.example.shop.Till"><appender-ref ref="AUDIT"/></logger>
					<root level="info"><appender-ref ref="CONSOLE"/><appender-ref ref="SHIPPING"/></root>
				</configuration>
				""".formatted(ConsoleEvents.PATTERN));
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.with(Feature.CLOUD)
			.property("spring.cloud.bootstrap.enabled", "true")
			.jvmOption("-Dspring.cloud.bootstrap.sources=" + EarlyBird.class.getName())
			.jvmOption("-Dlogging.config=" + configuration.toUri())
			.run();
		assertThat(application.events()).anyMatch((event) -> event.contains("Up before everybody else"));
		Shipped.to(this.service).isConsoleOf(application);
		assertThat(this.service.messages("/shop/audit")).isNotEmpty()
			.allMatch((event) -> event.contains("com.example.shop.Till"));
	}

	@Test
	void jdk25() throws Exception {
		EndedApplication application = onJdk25(ShopApplication.class).run();
		assertThat(application.events()).anyMatch((event) -> event.contains("using Java 25"));
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void virtualThreadsOnJdk25() throws Exception {
		EndedApplication application = onJdk25(ClosingShop.class).profile("helpers")
			.property("spring.threads.virtual.enabled", "true")
			.run();
		assertThat(application.events()).filteredOn((event) -> event.contains("Helper")).hasSize(100);
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void processedAheadOfTime() throws Exception {
		Path sources = this.directory.resolve("sources");
		Path classes = this.directory.resolve("classes");
		EndedApplication processing = Application.of(SpringApplicationAotProcessor.class, this.service)
			.argument(ShopApplication.class.getName())
			.argument(sources.toString())
			.argument(classes.toString())
			.argument(classes.toString())
			.argument("com.example")
			.argument("shop")
			.run();
		assertThat(processing.exitCode()).as(processing.errorText()).isZero();
		assertThat(this.service.requests().all()).isEmpty();
		Application application = Application.of(ShopApplication.class, this.service);
		compile(sources, classes, application.classPath());
		EndedApplication ended = application.classPath(classes).jvmOption("-Dspring.aot.enabled=true").run();
		assertThat(ended.events()).anyMatch((event) -> event.contains("Starting AOT-processed ShopApplication"));
		Shipped.to(this.service).isConsoleOf(ended);
	}

	@Test
	void restartedByDevtoolsWithTheLibraryInAJar() throws Exception {
		assertShippedWhenRestarted(restartable());
	}

	@Test
	void restartedByDevtoolsWithTheLibraryInADirectory() throws Exception {
		Path library = this.directory.resolve("library");
		assertShippedWhenRestarted(restartable().exclude((entry) -> isLibrary(entry, library)).classPath(library));
	}

	@Test
	void undeployedFromAServletContainer() throws Exception {
		EndedApplication application = undeploy(container());
		assertThat(application.events()).anyMatch((event) -> event.contains("Shelf is cleared"));
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void undeployedFromAServletContainerAfterLogbackHasStoppedItself() throws Exception {
		EndedApplication application = undeploy(
				container().jvmOption("-DlogbackDisableServletContainerInitializer=false"));
		assertThat(application.events()).noneMatch((event) -> event.contains("Shelf is cleared"));
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void startThatFailsInAServletContainerLeavesNoThread() throws Exception {
		try (RunningApplication container = container().jvmOption("-Dspring.profiles.active=broken-bean").start()) {
			EndedApplication application = container.awaitErrorLine("CONTAINER: failed to deploy")
				.enter("await threads")
				.awaitEnd();
			assertThat(application.errorText()).contains("CONTAINER: threads are gone");
			assertThat(application.events()).anyMatch((event) -> event.contains("Application run failed"));
			Shipped.to(this.service).isConsoleByThreadOf(application);
		}
	}

	@Test
	void servletContainerIsTerminated() throws Exception {
		try (RunningApplication container = container().start()) {
			EndedApplication application = container.awaitErrorLine("CONTAINER: deployed").terminate().awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.contains("Shelf is cleared"));
			Shipped.to(this.service).isConsoleByThreadOf(application);
		}
	}

	@Test
	void servletContainerWithTwoApplicationsIsTerminatedWhileTheyLogOn() throws Exception {
		terminateWhileTwoApplicationsLogOn(container());
	}

	@Test
	void servletContainerWithTwoApplicationsThatShareTheLibraryIsTerminatedWhileTheyLogOn() throws Exception {
		copyShop(war().resolve("WEB-INF/classes"));
		terminateWhileTwoApplicationsLogOn(deployed(Application.of(Container.class, this.service).with(Feature.WEB)));
	}

	private void terminateWhileTwoApplicationsLogOn(Application container) throws Exception {
		// So that events come while the last ones are waited for.
		this.service.faults().inject(Fault.latency(Duration.ofMillis(50)));
		Application twice = container.argument(war().toString()).jvmOption("-Dspring.profiles.active=clerk");
		try (RunningApplication running = twice.start()) {
			running.awaitErrorLine("CONTAINER: deployed").awaitLine("Customer 100 is served", 2);
			List<String> shown = ConsoleEvents.of(running.console().lines().toList());
			EndedApplication application = running.terminate().awaitEnd();
			assertThat(application.waited()).as("not until the end of the timeout").isLessThan(TIMEOUT);
			assertThat(application.errorText()).contains("Threads were still logging when the JVM ended");
			assertThat(shown.stream()
				.map(ConsoleEvents::thread)
				.filter((thread) -> thread.startsWith("[clerk-"))
				.distinct()).hasSize(2);
			assertThat(this.service.messages(Application.GROUP)).containsAll(shown);
		}
	}

	private static EndedApplication undeploy(Application container) throws Exception {
		try (RunningApplication running = container.start()) {
			EndedApplication application = running.awaitErrorLine("CONTAINER: deployed").enter("undeploy").awaitEnd();
			assertThat(application.errorText()).contains("CONTAINER: class loader is gone");
			return application;
		}
	}

	private Application onJdk25(Class<?> mainClass) throws IOException {
		Optional<Path> jdk = Jdk.find(25);
		assumeThat(jdk).as("a JDK 25, named by JAVA_HOME_25_X64 or beside the one that runs the tests").isPresent();
		return Application.of(mainClass, this.service).javaHome(jdk.orElseThrow().toString());
	}

	private static void compile(Path sources, Path classes, List<Path> classPath) throws IOException {
		try (Stream<Path> files = Files.walk(sources)) {
			Stream<String> options = Stream.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
					classes + File.pathSeparator
							+ classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
			String[] arguments = Stream
				.concat(options, files.filter((file) -> file.toString().endsWith(".java")).map(Path::toString))
				.toArray(String[]::new);
			assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
		}
	}

	/** An application in a directory of its own, which is started anew when told to. */
	private Application restartable() throws IOException {
		Path classes = this.directory.resolve("classes");
		copyShop(classes);
		return Application.of(ShopApplication.class, this.service)
			.with(Feature.DEVTOOLS)
			.exclude(CLASSES::equals)
			.classPath(classes)
			.property("spring.main.keep-alive", "true")
			.property("spring.devtools.restart.poll-interval", "200ms")
			.property("spring.devtools.restart.quiet-period", "100ms")
			.property("spring.devtools.livereload.enabled", "false");
	}

	private void assertShippedWhenRestarted(Application application) throws Exception {
		try (RunningApplication running = application.start()) {
			running.awaitLine("The shop is open");
			Files.writeString(this.directory.resolve("classes/changed.properties"), "times=1");
			running.awaitLine("The shop is open", 2);
			Files.writeString(this.directory.resolve("classes/changed.properties"), "times=2 and more");
			EndedApplication ended = running.awaitLine("The shop is open", 3).terminate().awaitEnd();
			Shipped.to(this.service).isConsoleByThreadOf(ended);
		}
	}

	/** A servlet container with the application in it. */
	private Application container() throws IOException {
		Path classes = this.directory.resolve("war/WEB-INF/classes");
		copyShop(classes);
		Path jars = Files.createDirectories(this.directory.resolve("war/WEB-INF/lib"));
		Application application = Application.of(Container.class, this.service).with(Feature.WEB);
		for (Path entry : application.classPath()) {
			if (Files.isDirectory(entry) && !entry.equals(CLASSES)) {
				copy(entry, classes);
			}
			else if (Files.isRegularFile(entry) && !isOfContainer(entry)) {
				Files.copy(entry, jars.resolve(entry.getFileName()));
			}
		}
		return deployed(application).exclude((entry) -> !entry.equals(CLASSES) && !isOfContainer(entry));
	}

	private Application deployed(Application container) {
		return container.without("server.port")
			.systemProperties()
			// Or else Logback stops as soon as the application begins to stop.
			.jvmOption("-DlogbackDisableServletContainerInitializer=true")
			// Soft references do not count as leaks.
			.jvmOption("-XX:SoftRefLRUPolicyMSPerMB=0")
			.argument(war().toString());
	}

	private Path war() {
		return this.directory.resolve("war");
	}

	private static boolean isOfContainer(Path entry) {
		String jar = entry.getFileName().toString();
		return jar.startsWith("tomcat-embed") || jar.startsWith("jakarta.annotation");
	}

	private static boolean isLibrary(Path entry, Path directory) {
		if (!entry.toString().contains("cloudwatch-logging-autoconfigure")) {
			return false;
		}
		try {
			if (Files.isDirectory(entry)) {
				copy(entry, directory);
			}
			else {
				unpack(entry, directory);
			}
			return true;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void unpack(Path jar, Path directory) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			for (var entry : file.stream().filter((each) -> !each.isDirectory()).toList()) {
				Path target = directory.resolve(entry.getName());
				Files.createDirectories(Objects.requireNonNull(target.getParent()));
				Files.copy(file.getInputStream(entry), target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private static void copyShop(Path directory) throws IOException {
		copy(CLASSES.resolve("com/example/shop"), directory.resolve("com/example/shop"));
		copy(CLASSES.resolve("com/example/war"), directory.resolve("com/example/war"));
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path target = to.resolve(from.relativize(file));
				Files.createDirectories(Objects.requireNonNull(target.getParent()));
				Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private static Path classes() {
		return Path.of(HostsIntegrationTests.class.getProtectionDomain().getCodeSource().getLocation().getPath());
	}

}
