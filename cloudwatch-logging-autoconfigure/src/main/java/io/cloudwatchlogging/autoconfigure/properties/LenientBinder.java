package io.cloudwatchlogging.autoconfigure.properties;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Binds the properties as well as they can be bound: one without a valid value is treated
 * as not set, the others keep their values.
 */
final class LenientBinder {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName
		.of(CloudWatchLogsProperties.PREFIX);

	private final Environment environment;

	private final Set<ConfigurationPropertyName> ignored = new HashSet<>();

	private LenientBinder(Environment environment) {
		this.environment = environment;
	}

	static CloudWatchLogsProperties bind(Environment environment) {
		return new LenientBinder(environment).bind();
	}

	private CloudWatchLogsProperties bind() {
		while (true) {
			try {
				return bind(binder());
			}
			catch (BindException ex) {
				// To ignore the culprit may not have helped, nor to ignore all.
				if (!this.ignored.add(culprit(ex)) && !this.ignored.add(PREFIX)) {
					return bind(new Binder(List.of()));
				}
			}
		}
	}

	private static CloudWatchLogsProperties bind(Binder binder) {
		return binder.bindOrCreate(CloudWatchLogsProperties.PREFIX, CloudWatchLogsProperties.class);
	}

	private Binder binder() {
		if (this.ignored.isEmpty()) {
			return Binder.get(this.environment);
		}
		Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(this.environment);
		return new Binder(StreamSupport.stream(sources.spliterator(), false)
			.map((source) -> source.filter(this::isRead))
			.toList(), new PropertySourcesPlaceholdersResolver(this.environment));
	}

	private boolean isRead(ConfigurationPropertyName name) {
		return this.ignored.stream().noneMatch((ignored) -> ignored.equals(name) || ignored.isAncestorOf(name));
	}

	private static ConfigurationPropertyName culprit(BindException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidCloudWatchLogsPropertyException invalid) {
				return whole(ConfigurationPropertyName.of(invalid.property()));
			}
		}
		return whole(failure.getName());
	}

	/** The list or map that the name is an element of, or the name itself. */
	private static ConfigurationPropertyName whole(ConfigurationPropertyName name) {
		return name.isLastElementIndexed() ? name.getParent() : name;
	}

}
