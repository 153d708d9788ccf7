package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/**
 * The metadata of the properties that this library declares.
 */
public final class OurMetadata {

	private static final String LOCATION = "META-INF/spring-configuration-metadata.json";

	private OurMetadata() {
	}

	/**
	 * The properties by name.
	 */
	public static Map<String, ConfigurationMetadataProperty> properties() {
		String classes = CloudWatchLogsProperties.class.getProtectionDomain().getCodeSource().getLocation().toString();
		try (InputStream json = URI.create(classes + LOCATION).toURL().openStream()) {
			return new TreeMap<>(ConfigurationMetadataRepositoryJsonBuilder.create(json).build().getAllProperties());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
