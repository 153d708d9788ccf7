package io.cloudwatchlogging.effects;

import java.util.List;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;

/**
 * Resolves the imports of an {@link ImportedProperty}.
 */
final class ImportedPropertyResolver implements ConfigDataLocationResolver<ImportedProperty> {

	@Override
	public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return location.hasPrefix(ImportedProperty.PREFIX);
	}

	@Override
	public List<ImportedProperty> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return List.of(new ImportedProperty(location.getNonPrefixedValue(ImportedProperty.PREFIX)));
	}

}
