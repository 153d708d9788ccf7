package io.cloudwatchlogging.autoconfigure.properties;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Binds the properties as well as they can be bound: one without a valid value is treated
 * as not set, the others keep their values. Where something that a log group or log
 * stream is created with is invalid, it is not created: no other setting than the one
 * that was meant is right for it, and some cannot be changed afterwards.
 */
final class LenientBinder {

	private static final ConfigurationPropertyName GROUP = KnownProperties.PREFIX.append("group");

	private static final ConfigurationPropertyName GROUP_NAME = GROUP.append("name");

	private static final ConfigurationPropertyName GROUP_CREATE = GROUP.append("create");

	private static final ConfigurationPropertyName STREAM_CREATE = KnownProperties.PREFIX.append("stream.create");

	private final Environment environment;

	private final Set<ConfigurationPropertyName> invalid = new HashSet<>();

	LenientBinder(Environment environment) {
		this.environment = environment;
	}

	/** The names of the properties that were ignored, as they are invalid. */
	Set<ConfigurationPropertyName> invalid() {
		return Set.copyOf(this.invalid);
	}

	CloudWatchLogsProperties bind() {
		while (true) {
			try {
				return bind(binder());
			}
			catch (BindException ex) {
				// To ignore the culprit may not have helped, nor to ignore all.
				if (!this.invalid.add(culprit(ex)) && !this.invalid.add(KnownProperties.PREFIX)) {
					return bind(new Binder(List.of()));
				}
			}
		}
	}

	private static CloudWatchLogsProperties bind(Binder binder) {
		return binder.bindOrCreate(CloudWatchLogsProperties.PREFIX, CloudWatchLogsProperties.class);
	}

	private Binder binder() {
		if (this.invalid.isEmpty()) {
			return Binder.get(this.environment);
		}
		Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(this.environment);
		Stream<ConfigurationPropertySource> valid = StreamSupport.stream(sources.spliterator(), false)
			.map((source) -> source.filter(this::isRead));
		return new Binder(Stream.concat(Stream.of(withoutCreation()), valid).toList(),
				new PropertySourcesPlaceholdersResolver(this.environment));
	}

	private boolean isRead(ConfigurationPropertyName name) {
		return this.invalid.stream().noneMatch((invalid) -> invalid.equals(name) || invalid.isAncestorOf(name));
	}

	private ConfigurationPropertySource withoutCreation() {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		for (ConfigurationPropertyName name : this.invalid) {
			if (GROUP.isAncestorOf(name) && !name.equals(GROUP_NAME)) {
				source.put(GROUP_CREATE.toString(), false);
			}
			else if (name.equals(STREAM_CREATE)) {
				source.put(STREAM_CREATE.toString(), false);
			}
		}
		return source;
	}

	private static ConfigurationPropertyName culprit(BindException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidCloudWatchLogsPropertyException invalid) {
				// The key of a map may have characters that the name of a property must
				// not have.
				return whole(ConfigurationPropertyName.adapt(invalid.property(), '.'));
			}
		}
		return whole(failure.getName());
	}

	/** The list or map that the name is an element of, or the name itself. */
	private static ConfigurationPropertyName whole(ConfigurationPropertyName name) {
		for (KnownProperty property : KnownProperties.VALUES) {
			if (property.name().isAncestorOf(name)) {
				return property.name();
			}
		}
		return name;
	}

}
