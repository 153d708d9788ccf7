package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.delivery.DeliverySettings;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * What the properties say about delivery, before there is a context. Most applications
 * leave all of it to the defaults, and then it is not bound: that would take a start
 * longer than all else that is done here.
 *
 * @param settings how lines are buffered, batched and sent
 * @param shutdownTimeout how long all stages of a shutdown together may wait
 */
record DeliveryProperties(DeliverySettings settings, Duration shutdownTimeout) {

	static final DeliveryProperties DEFAULTS = new DeliveryProperties(DeliverySettings.DEFAULTS, Duration.ofSeconds(5));

	static DeliveryProperties of(Environment environment) {
		if (!isAnySet(environment)) {
			return DEFAULTS;
		}
		CloudWatchLogsProperties properties = PropertiesReading.of(environment).properties();
		return new DeliveryProperties(SinkFactory.deliverySettings(properties),
				properties.delivery().shutdownTimeout());
	}

	/** Also if a source cannot tell. */
	private static boolean isAnySet(Environment environment) {
		return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.anyMatch(DeliveryProperties::mayHaveAny);
	}

	private static boolean mayHaveAny(ConfigurationPropertySource source) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.of(CloudWatchLogsProperties.PREFIX);
		return source.getConfigurationProperty(prefix.append("group.retention")) != null || Stream
			.of("batch", "buffer", "event", "delivery")
			.anyMatch((name) -> source.containsDescendantOf(prefix.append(name)) != ConfigurationPropertyState.ABSENT);
	}

}
