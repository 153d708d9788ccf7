package io.cloudwatchlogging.autoconfigure.properties;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * A check of one property's value, which fails with what fixes it. A missing value is
 * valid.
 */
final class PropertyCheck {

	private static final String REGION = "[a-z0-9]+(-[a-z0-9]+)*";

	private final String property;

	private final @Nullable Object value;

	private PropertyCheck(String property, @Nullable Object value) {
		this.property = property;
		this.value = value;
	}

	/**
	 * A check of a property.
	 * @param name the name of the property below the common prefix
	 * @param value the value
	 */
	static PropertyCheck of(String name, @Nullable Object value) {
		return ofWhole(CloudWatchLogsProperties.PREFIX + "." + name, value);
	}

	/**
	 * A check of a property that need not be one of ours.
	 * @param name the whole name of the property
	 * @param value the value
	 */
	static PropertyCheck ofWhole(String name, @Nullable Object value) {
		return new PropertyCheck(name, value);
	}

	/**
	 * Checks that a value is within a range, both ends included.
	 * @param name the name of the property below the common prefix
	 * @param value the value
	 * @param minimum the smallest valid value
	 * @param maximum the largest valid value
	 */
	static <T extends Comparable<T>> void range(String name, @Nullable T value, T minimum, T maximum) {
		if (value != null) {
			PropertyCheck check = of(name, value);
			String action = "Use a value from " + text(minimum) + " to " + text(maximum) + ".";
			check.that(value.compareTo(minimum) >= 0, "it is less than " + text(minimum), action);
			check.that(value.compareTo(maximum) <= 0, "it is more than " + text(maximum), action);
		}
	}

	/**
	 * Checks that a value is a path.
	 * @param name the name of the property below the common prefix
	 * @param value the value
	 */
	static void path(String name, @Nullable String value) {
		if (value != null) {
			PropertyCheck check = of(name, value);
			String action = "Use the path of a directory, such as /var/lib/orders/journal.";
			check.that(!value.isBlank(), "it is empty", action);
			try {
				Path.of(value);
			}
			catch (InvalidPathException ex) {
				throw check.failed("it is not a path", action);
			}
		}
	}

	void that(boolean valid, String reason, String action) {
		if (!valid) {
			throw failed(reason, action);
		}
	}

	InvalidCloudWatchLogsPropertyException failed(String reason, String action) {
		return new InvalidCloudWatchLogsPropertyException(this.property, this.value, reason, action);
	}

	private static String text(Object limit) {
		if (limit instanceof Duration duration) {
			return DurationStyle.SIMPLE.print(duration, ChronoUnit.SECONDS);
		}
		if (limit instanceof DataSize size) {
			return text(size);
		}
		if (limit instanceof Double number) {
			return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
		}
		return limit.toString();
	}

	private static String text(DataSize size) {
		if (size.toTerabytes() > 0) {
			return size.toTerabytes() + "TB";
		}
		return (size.toMegabytes() > 0) ? size.toMegabytes() + "MB" : size.toKilobytes() + "KB";
	}

	void matches(String expression, String reason, String action) {
		if (this.value != null) {
			that(this.value.toString().matches(expression), reason, action);
		}
	}

	void hasLength(int minimum, int maximum) {
		if (this.value != null) {
			int length = this.value.toString().length();
			that(length >= minimum && length <= maximum, "it has " + length + " characters",
					"Use " + minimum + " to " + maximum + " characters.");
		}
	}

	void isHttpUri() {
		if (this.value instanceof URI uri) {
			boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			that(http && uri.getHost() != null, "it is not an absolute http or https URI",
					"Use a URI with scheme and host, such as http://localhost:4566.");
		}
	}

	void isRegion() {
		matches(REGION, "it is not the name of a region", "Use the name of a region, such as eu-central-1.");
	}

}
