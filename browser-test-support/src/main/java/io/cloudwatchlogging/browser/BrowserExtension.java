package io.cloudwatchlogging.browser;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension that starts one browser for all test classes of a JVM and gives each
 * test an empty page in it.
 */
final class BrowserExtension implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, ParameterResolver {

	/**
	 * Environment variable that says, if {@code true}, that there has to be a browser.
	 */
	static final String REQUIRED = "BROWSER_TESTS_REQUIRED";

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (installed().isPresent()) {
			return ConditionEvaluationResult.enabled("Chromium and its driver are on the path");
		}
		if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
			// Started nevertheless, and failing at the first test that needs the browser.
			return ConditionEvaluationResult.enabled(REQUIRED + " is true");
		}
		return ConditionEvaluationResult.disabled("Skipped, as " + InstalledBrowser.ABSENT);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		browser(context).empty();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Browser browser = browser(context);
		List<String> complaints = browser.complaints();
		browser.empty();
		if (!complaints.isEmpty() && context.getExecutionException().isEmpty()) {
			throw new AssertionError("The browser complained: " + String.join("; ", complaints));
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return browser(context);
	}

	// JUnit closes what is in the root store after the last test.
	private static Browser browser(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent("browser",
					(key) -> Browser.start(installed().orElseThrow(
							() -> new AssertionError("A browser is required, but " + InstalledBrowser.ABSENT))),
					Browser.class);
	}

	private static Optional<InstalledBrowser> installed() {
		return InstalledBrowser.find(Objects.requireNonNullElse(System.getenv("PATH"), ""));
	}

}
