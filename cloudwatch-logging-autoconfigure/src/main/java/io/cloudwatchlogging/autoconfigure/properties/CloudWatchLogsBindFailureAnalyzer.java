package io.cloudwatchlogging.autoconfigure.properties;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * An analyzer of values of CloudWatch Logs properties that are not of the property's
 * type. Leaves every other property to Spring Boot.
 */
@Order(0)
final class CloudWatchLogsBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName
		.of(CloudWatchLogsProperties.PREFIX);

	private final PropertyFailureAnalysis analysis;

	CloudWatchLogsBindFailureAnalyzer(@Nullable Environment environment) {
		this.analysis = new PropertyFailureAnalysis(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		Class<?> type = cause.getTarget().getType().resolve();
		if (!PREFIX.isAncestorOf(cause.getName()) || type == null) {
			return null;
		}
		ConfigurationProperty property = cause.getProperty();
		if (NestedPropertiesCheck.isNested(type) && cause.getCause() instanceof ConverterNotFoundException) {
			return this.analysis.of(NestedPropertiesCheck.failure(cause.getName(), type,
					(property != null) ? property.getValue() : null));
		}
		Expected expected = expected(type);
		if (property == null || expected == null) {
			return null;
		}
		return this.analysis.of(cause.getName().toString(), property.getValue(), property,
				"it is not " + expected.what(), "Use " + expected.instead() + ".", cause);
	}

	private static @Nullable Expected expected(Class<?> type) {
		if (type == Duration.class) {
			return new Expected("a duration", "a number with the unit ms, s, m or h, such as 500ms");
		}
		if (type == DataSize.class) {
			return new Expected("a size", "a number with the unit B, KB, MB or GB, such as 64MB");
		}
		if (type == URI.class) {
			return new Expected("a URI", "a URI such as http://localhost:4566");
		}
		if (type == int.class || type == Integer.class) {
			return new Expected("a whole number", "digits only, such as 30");
		}
		if (type == boolean.class || type == Boolean.class) {
			return new Expected("true or false", "true or false");
		}
		return type.isEnum() ? expectedEnum(type) : null;
	}

	private static Expected expectedEnum(Class<?> type) {
		String known = Arrays.stream(type.getEnumConstants())
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
		return new Expected("one of the known values", "one of " + known);
	}

	/**
	 * What a value has to be.
	 *
	 * @param what the kind of value
	 * @param instead how it is written
	 */
	private record Expected(String what, String instead) {
	}

}
