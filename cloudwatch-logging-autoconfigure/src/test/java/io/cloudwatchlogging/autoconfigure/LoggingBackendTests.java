package io.cloudwatchlogging.autoconfigure;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggingBackend}, in class loaders that have only what is named.
 */
class LoggingBackendTests {

	private final ClassLoader before = Thread.currentThread().getContextClassLoader();

	@AfterEach
	void restore() {
		Thread.currentThread().setContextClassLoader(this.before);
	}

	@Test
	void logbackIsThereAndInCharge() {
		assertThat(LoggingBackend.isLogback()).isTrue();
		assertThat(LoggingBackend.describe()).isEqualTo(LoggerContext.class.getName());
	}

	@Test
	void withoutSlf4jNothingElseIsLoaded() throws Exception {
		assertBackend(false, "no SLF4J", LoggingBackend.class, ClassUtils.class);
	}

	@Test
	void withSlf4jAloneNothingOfLogbackIsLoaded() throws Exception {
		assertBackend(false, "org.slf4j.helpers.NOPLoggerFactory", LoggingBackend.class, ClassUtils.class,
				LoggerFactory.class);
	}

	@Test
	void logbackIsFoundWhereItIsTheOnlyOne() throws Exception {
		assertBackend(true, LoggerContext.class.getName(), LoggingBackend.class, ClassUtils.class, LoggerFactory.class,
				LoggerContext.class, Context.class);
	}

	/** Asks in a class loader that has the code of these types and the JDK. */
	private static void assertBackend(boolean logback, String description, Class<?>... types) throws Exception {
		URL[] code = new URL[types.length];
		for (int i = 0; i < types.length; i++) {
			code[i] = types[i].getProtectionDomain().getCodeSource().getLocation();
		}
		try (URLClassLoader classLoader = new URLClassLoader(code, ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(classLoader);
			Class<?> backend = classLoader.loadClass(LoggingBackend.class.getName());
			assertThat(call(backend, "isLogback")).isEqualTo(logback);
			assertThat(call(backend, "describe")).isEqualTo(description);
		}
	}

	private static Object call(Class<?> type, String name) throws Exception {
		Method method = type.getDeclaredMethod(name);
		method.setAccessible(true);
		return method.invoke(null);
	}

}
