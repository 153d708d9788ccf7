package io.cloudwatchlogging.test;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension that gives each test an empty CloudWatch Logs. One service, on one
 * port, serves all tests of a class (nested ones included) and is closed after them;
 * before each test it is reset. Tests that share it must not run at the same time.
 *
 * <pre>{@code
 * &#64;ExtendWith(EmbeddedCloudWatchLogsExtension.class)
 * class OrderTests {
 *
 *     &#64;Test
 *     void acceptedOrderIsLogged(EmbeddedCloudWatchLogs service) { ... }
 *
 * }
 * }</pre>
 *
 * With {@code @RegisterExtension} on a static field the endpoint is also there before the
 * tests, for instance for {@code @DynamicPropertySource}.
 */
public final class EmbeddedCloudWatchLogsExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

	private final EmbeddedCloudWatchLogsBuilder builder;

	private @Nullable EmbeddedCloudWatchLogs service;

	/**
	 * Creates an extension whose service has the default settings.
	 */
	public EmbeddedCloudWatchLogsExtension() {
		this(EmbeddedCloudWatchLogs.builder());
	}

	/**
	 * Creates an extension.
	 * @param builder the settings of the service
	 */
	public EmbeddedCloudWatchLogsExtension(EmbeddedCloudWatchLogsBuilder builder) {
		this.builder = builder;
	}

	/**
	 * Returns the service.
	 * @return the service
	 * @throws IllegalStateException if the tests have not begun yet
	 */
	public EmbeddedCloudWatchLogs service() {
		if (this.service == null) {
			throw new IllegalStateException("The service is started before all tests of a class: "
					+ "register this extension on a static field to use it there");
		}
		return this.service;
	}

	/**
	 * Returns where the service listens.
	 * @return the endpoint for AWS clients
	 */
	public URI endpoint() {
		return service().endpoint();
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		serviceOf(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		serviceOf(context).reset();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == EmbeddedCloudWatchLogs.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return serviceOf(context);
	}

	// JUnit closes what is in the store with the context that put it there.
	private EmbeddedCloudWatchLogs serviceOf(ExtensionContext context) {
		EmbeddedCloudWatchLogs current = context.getStore(Namespace.create(EmbeddedCloudWatchLogsExtension.class, this))
			.computeIfAbsent("service", (key) -> this.builder.start(), EmbeddedCloudWatchLogs.class);
		this.service = current;
		return current;
	}

}
