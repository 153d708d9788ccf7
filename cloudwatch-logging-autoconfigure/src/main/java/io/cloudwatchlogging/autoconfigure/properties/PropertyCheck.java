package io.cloudwatchlogging.autoconfigure.properties;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * A check of one property's value, which fails with what mends it. A missing value is
 * valid.
 */
final class PropertyCheck {

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
		return new PropertyCheck(CloudWatchLogsProperties.PREFIX + "." + name, value);
	}

	void that(boolean valid, String reason, String action) {
		if (!valid) {
			throw failed(reason, action);
		}
	}

	InvalidCloudWatchLogsPropertyException failed(String reason, String action) {
		return new InvalidCloudWatchLogsPropertyException(this.property, this.value, reason, action);
	}

	void isBetween(int least, int most) {
		if (this.value instanceof Integer number) {
			checkRange(number >= least, number <= most, Integer.toString(least), Integer.toString(most));
		}
	}

	void isBetween(Duration least, Duration most) {
		if (this.value instanceof Duration duration) {
			checkRange(duration.compareTo(least) >= 0, duration.compareTo(most) <= 0, text(least), text(most));
		}
	}

	void isBetween(DataSize least, DataSize most) {
		if (this.value instanceof DataSize size) {
			checkRange(size.compareTo(least) >= 0, size.compareTo(most) <= 0, text(least), text(most));
		}
	}

	private void checkRange(boolean notLess, boolean notMore, String least, String most) {
		String action = "Use a value from " + least + " to " + most + ".";
		that(notLess, "it is less than " + least, action);
		that(notMore, "it is more than " + most, action);
	}

	private static String text(Duration duration) {
		return DurationStyle.SIMPLE.print(duration, ChronoUnit.SECONDS);
	}

	private static String text(DataSize size) {
		return (size.toMegabytes() > 0) ? size.toMegabytes() + "MB" : size.toKilobytes() + "KB";
	}

	void matches(String expression, String reason, String action) {
		if (this.value != null) {
			that(this.value.toString().matches(expression), reason, action);
		}
	}

	void hasLength(int least, int most) {
		if (this.value != null) {
			int length = this.value.toString().length();
			that(length >= least && length <= most, "it has " + length + " characters",
					"Use " + least + " to " + most + " characters.");
		}
	}

	void isHttpUri() {
		if (this.value instanceof URI uri) {
			boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			that(http && uri.getHost() != null, "it is not an absolute http or https URI",
					"Use a URI with scheme and host, such as http://localhost:4566.");
		}
	}

}
