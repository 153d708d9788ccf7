package io.cloudwatchlogging.autoconfigure.properties;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.cloudwatchlogging.delivery.KebabCase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * What an environment says at one moment: the properties as far as they are valid, and
 * the names of those that are not. Never fails.
 *
 * @param properties the properties; an invalid one has its default
 * @param invalid the whole names of the invalid ones, of Spring Cloud AWS's too where
 * they decide the destination
 */
public record PropertiesReading(CloudWatchLogsProperties properties, Set<String> invalid) {

	private static final String AWS = "spring.cloud.aws.";

	private static final List<ConfigurationPropertyName> DESTINATION = List.of(ours("endpoint"), ours("region"),
			ours("dualstack-enabled"), ours("group.name"), ours("stream.name"));

	private static final ConfigurationPropertyName MASK = ours("mask");

	/** Copies the names. */
	public PropertiesReading {
		invalid = Set.copyOf(invalid);
	}

	/**
	 * Reads the properties of an environment.
	 * @param environment the environment
	 * @return what it says now
	 */
	public static PropertiesReading of(Environment environment) {
		LenientBinder binder = new LenientBinder(environment);
		CloudWatchLogsProperties properties = binder.bind();
		Set<String> invalid = new TreeSet<>();
		binder.invalid().forEach((name) -> invalid.add(name.toString()));
		for (ParentProperty parent : KnownProperties.PARENTS) {
			if (parent.valueIn(environment) != null) {
				invalid.add(parent.name().toString());
			}
		}
		addInvalidOfAws(properties, Binder.get(environment), invalid);
		return new PropertiesReading(properties, invalid);
	}

	/** Properties of Spring Cloud AWS that ours do not override. */
	private static void addInvalidOfAws(CloudWatchLogsProperties properties, Binder binder, Set<String> invalid) {
		if (properties.endpoint() == null) {
			addUnlessValid("endpoint", URI.class, PropertyCheck::isHttpUri, binder, invalid);
		}
		if (properties.region() == null) {
			addUnlessValid("region.static", String.class, PropertyCheck::isRegion, binder, invalid);
		}
		if (properties.dualstackEnabled() == null) {
			addUnlessValid("dualstack-enabled", Boolean.class, (check) -> {
			}, binder, invalid);
		}
	}

	private static <T> void addUnlessValid(String name, Class<T> type, Consumer<PropertyCheck> check, Binder binder,
			Set<String> invalid) {
		String whole = AWS + name;
		try {
			check.accept(PropertyCheck.ofWhole(whole, binder.bind(whole, Bindable.of(type)).orElse(null)));
		}
		catch (BindException | InvalidCloudWatchLogsPropertyException ex) {
			invalid.add(whole);
		}
	}

	/**
	 * Whether no invalid property has a say in where events go: to which account and
	 * region, log group and log stream.
	 * @return {@code false} if events could go elsewhere than they are meant to
	 */
	public boolean destinationIsValid() {
		return invalidDestination().isEmpty();
	}

	/**
	 * The invalid properties that have a say in where events go.
	 * @return their whole names, in order
	 */
	public SortedSet<String> invalidDestination() {
		return this.invalid.stream()
			.filter(PropertiesReading::decidesDestination)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The invalid properties that have a say in what is masked.
	 * @return their whole names, in order
	 */
	public SortedSet<String> invalidMask() {
		return this.invalid.stream()
			.filter((name) -> isAt(MASK, ConfigurationPropertyName.adapt(name, '.')))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isAt(ConfigurationPropertyName expected, ConfigurationPropertyName name) {
		return name.equals(expected) || name.isAncestorOf(expected) || expected.isAncestorOf(name);
	}

	private static boolean decidesDestination(String invalid) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(invalid, '.');
		return invalid.startsWith(AWS) || DESTINATION.stream()
			.anyMatch((destination) -> name.equals(destination) || name.isAncestorOf(destination));
	}

	private static ConfigurationPropertyName ours(String name) {
		return KnownProperties.PREFIX.append(name);
	}

	/**
	 * This reading, with one more property known to be invalid.
	 * @param name the whole name of the property
	 * @return the reading
	 */
	public PropertiesReading withInvalid(String name) {
		Set<String> all = new TreeSet<>(this.invalid);
		all.add(name);
		return new PropertiesReading(this.properties, all);
	}

	/**
	 * The properties whose values in a later reading are other ones.
	 * @param later the later reading
	 * @return a text about each of them, with its name and both values
	 */
	public List<String> differences(PropertiesReading later) {
		List<String> differences = new ArrayList<>();
		for (KnownProperty property : KnownProperties.VALUES) {
			Object before = property.value(this.properties);
			Object after = property.value(later.properties);
			if (!Objects.equals(before, after)) {
				differences.add(property.name() + " was " + text(before) + " and is " + text(after));
			}
		}
		return differences;
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? "'" + ((value instanceof Enum<?> constant) ? KebabCase.of(constant) : value) + "'"
				: "not set";
	}

}
