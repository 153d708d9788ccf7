package io.cloudwatchlogging.autoconfigure.properties;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.cloudwatchlogging.delivery.KebabCase;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * What a value of a type has to be, in words.
 *
 * @param what the kind of value
 * @param instead how it is written
 */
record ExpectedValue(String what, String instead) {

	/** What is expected, {@code null} if there is nothing to say about the type. */
	static @Nullable ExpectedValue of(Class<?> declared) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declared);
		if (type == Duration.class) {
			return new ExpectedValue("a duration", "a number with the unit ms, s, m or h, such as 500ms");
		}
		if (type == DataSize.class) {
			return new ExpectedValue("a size", "a number with the unit B, KB, MB or GB, such as 64MB");
		}
		if (type == URI.class) {
			return new ExpectedValue("a URI", "a URI such as http://localhost:4566");
		}
		if (type == Integer.class || type == Long.class) {
			return new ExpectedValue("a whole number", "digits only, such as 30");
		}
		if (type == Double.class || type == BigDecimal.class) {
			return new ExpectedValue("a number", "digits with at most one point, such as 0.5");
		}
		if (type == Boolean.class) {
			return new ExpectedValue("true or false", "true or false");
		}
		return type.isEnum() ? oneOf(type) : null;
	}

	private static ExpectedValue oneOf(Class<?> type) {
		return new ExpectedValue("one of the known values",
				Arrays.stream((Enum<?>[]) type.getEnumConstants())
					.map(KebabCase::of)
					.collect(Collectors.joining(", ", "one of ", "")));
	}

}
