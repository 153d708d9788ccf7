package io.cloudwatchlogging.autoconfigure;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySource.StubPropertySource;

/**
 * What an application runs in, as far as it matters to the end of its events.
 */
final class HostingEnvironment {

	/** As Spring Cloud itself recognises the environment of its bootstrap context. */
	private static final String BOOTSTRAP = "bootstrap";

	/**
	 * Spring Web's property source of a servlet context: a stub until there is one, which
	 * an application that brings its own server does not have before it is refreshed.
	 */
	private static final String SERVLET_CONTEXT = "servletContextInitParams";

	private static final String DEVTOOLS = "org.springframework.boot.devtools.restart.classloader.RestartClassLoader";

	private HostingEnvironment() {
	}

	/**
	 * Whether the environment is that of Spring Cloud's bootstrap context, which starts
	 * ahead of the application and knows nothing of its files.
	 */
	static boolean isBootstrap(Environment environment) {
		return environment instanceof ConfigurableEnvironment configurable
				&& configurable.getPropertySources().contains(BOOTSTRAP);
	}

	/**
	 * Whether the classes of the application may be discarded at its end while the
	 * process goes on: a servlet container undeploys it, or devtools starts it anew.
	 */
	static boolean discardsClasses(ConfigurableEnvironment environment) {
		PropertySource<?> servletContext = environment.getPropertySources().get(SERVLET_CONTEXT);
		if (servletContext != null && !(servletContext instanceof StubPropertySource)) {
			return true;
		}
		ClassLoader classLoader = HostingEnvironment.class.getClassLoader();
		return classLoader != null && classLoader.getClass().getName().equals(DEVTOOLS);
	}

}
