package io.cloudwatchlogging.limiting;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Rates by name of the logger that they are set for. A logger has the rate of the nearest
 * logger above it that has one, as it has its level. Immutable.
 */
public final class RateLimits {

	/** Without any rate. */
	public static final RateLimits NONE = new RateLimits(Map.of());

	/** The logger above all others. */
	public static final String ROOT = "root";

	private final Map<String, Rule> rules = new TreeMap<>();

	/**
	 * Creates rates.
	 * @param rates the rates by name of the logger, {@value #ROOT} in any case for all
	 */
	public RateLimits(Map<String, RateLimit> rates) {
		rates.forEach((name, rate) -> {
			String logger = isRoot(name) ? ROOT : name;
			this.rules.put(logger, new Rule(logger, rate));
		});
	}

	private static boolean isRoot(String name) {
		return ROOT.equals(name.toLowerCase(Locale.ROOT));
	}

	boolean isEmpty() {
		return this.rules.isEmpty();
	}

	/** Returns the rate that a logger has, {@code null} for none. */
	@Nullable Rule of(String logger) {
		String name = logger;
		while (!name.isEmpty()) {
			Rule rule = this.rules.get(name);
			if (rule != null && !isRoot(name)) {
				return rule;
			}
			name = parent(name);
		}
		return this.rules.get(ROOT);
	}

	/** Logback separates the parts of a name by dots, and nested classes by dollars. */
	private static String parent(String name) {
		return name.substring(0, Math.max(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'))));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RateLimits limits && this.rules.equals(limits.rules);
	}

	@Override
	public int hashCode() {
		return this.rules.hashCode();
	}

	@Override
	public String toString() {
		return this.rules.values().toString();
	}

	/**
	 * A rate and the logger that it is set for.
	 *
	 * @param logger the name of the logger
	 * @param rate the rate
	 */
	record Rule(String logger, RateLimit rate) {
	}

}
