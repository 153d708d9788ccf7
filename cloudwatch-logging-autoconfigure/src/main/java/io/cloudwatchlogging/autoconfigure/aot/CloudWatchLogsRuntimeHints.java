package io.cloudwatchlogging.autoconfigure.aot;

import io.awspring.cloud.autoconfigure.core.AwsProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProperties;
import io.awspring.cloud.autoconfigure.core.RegionProperties;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * Hints for what is bound or loaded before there is a context. Spring Boot finds the same
 * properties by the auto-configurations, but only by those that apply while the
 * application is built.
 */
final class CloudWatchLogsRuntimeHints implements RuntimeHintsRegistrar {

	/** What {@code logback-spring.xml} may include. */
	static final String INCLUDE = "io/cloudwatchlogging/logback/cloudwatch-appender.xml";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		BindableRuntimeHintsRegistrar
			.forTypes(CloudWatchLogsProperties.class, AwsProperties.class, CredentialsProperties.class,
					RegionProperties.class)
			.registerHints(hints, classLoader);
		hints.resources().registerPattern(INCLUDE);
	}

}
