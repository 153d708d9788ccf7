package io.cloudwatchlogging.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules of axe-core, run in a page.
 */
final class Axe {

	private static final String RUN = """
			const done = arguments[arguments.length - 1];
			axe.run(document, { resultTypes: ['violations'], ...arguments[0] }).then((results) => done(results.violations.map(
				(v) => v.id + ' (' + v.impact + ') at ' + v.nodes.slice(0, 5).map(
					(n) => n.target.join(' ') + ': ' + n.failureSummary.replace(/\\s+/g, ' ')).join(', '))),
				(problem) => done(['axe failed: ' + problem]));""";

	private Axe() {
	}

	/**
	 * Runs the rules.
	 * @param browser has the page
	 * @param rules the only rules to run, or none for all
	 */
	static List<String> violations(Browser browser, String... rules) {
		if (!Boolean.TRUE.equals(browser.run("return typeof axe === 'object'"))) {
			browser.run(script());
		}
		List<String> violations = new ArrayList<>();
		if (browser.runAsync(RUN, options(rules)) instanceof List<?> found) {
			found.forEach((violation) -> violations.add(String.valueOf(violation)));
		}
		return violations;
	}

	private static Map<String, Object> options(String... rules) {
		return (rules.length > 0) ? Map.of("runOnly", Map.of("type", "rule", "values", List.of(rules))) : Map.of();
	}

	private static String script() {
		try (InputStream stream = Axe.class.getResourceAsStream("/axe.min.js")) {
			if (stream == null) {
				throw new IllegalStateException("axe.min.js is not on the class path");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
