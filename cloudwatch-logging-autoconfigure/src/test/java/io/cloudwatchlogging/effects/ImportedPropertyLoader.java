package io.cloudwatchlogging.effects;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Loads an {@link ImportedProperty}.
 */
final class ImportedPropertyLoader implements ConfigDataLoader<ImportedProperty> {

	@Override
	public ConfigData load(ConfigDataLoaderContext context, ImportedProperty resource) {
		return new ConfigData(List
			.of(new MapPropertySource("imported " + resource.name(), Map.of(resource.name(), resource.value()))));
	}

}
