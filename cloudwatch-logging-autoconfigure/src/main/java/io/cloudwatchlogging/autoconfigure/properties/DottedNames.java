package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Names of properties with dots, as in files, system properties and arguments: which ones
 * are known, and which known one was meant by another.
 */
final class DottedNames {

	/** What the prefix is taken for, without the dots and dashes. */
	private static final List<String> PREFIXES = List.of("cloudwatchlogs", "cloudwatchlogging");

	private static final int MAX_PREFIX_DISTANCE = 2;

	private static final int MAX_PREFIX_ELEMENTS = 3;

	/** So far may the rest of a name be from a known one if its prefix is right. */
	private static final int MAX_DISTANCE = 3;

	/** And so far if its prefix is not: it may belong to another library. */
	private static final int MAX_DISTANCE_OF_OTHERS = 2;

	private DottedNames() {
	}

	static boolean isOurs(ConfigurationPropertyName name) {
		return KnownProperties.PREFIX.isAncestorOf(name);
	}

	/** Whether it has an effect, or is reported as a value that has none anyway. */
	static boolean isKnown(ConfigurationPropertyName name) {
		return KnownProperties.VALUES.stream().anyMatch((property) -> property.includes(name))
				|| KnownProperties.parent(name) != null;
	}

	/** The name that was meant by one below our prefix. */
	static @Nullable String meantBy(ConfigurationPropertyName name) {
		return closest(name, KnownProperties.PREFIX.getNumberOfElements(), MAX_DISTANCE);
	}

	/** The name that was meant by one with another prefix, if it is close enough. */
	static @Nullable String meantByOther(ConfigurationPropertyName name) {
		for (int elements = 1; elements <= Math.min(MAX_PREFIX_ELEMENTS, name.getNumberOfElements() - 1); elements++) {
			String prefix = uniform(name, 0, elements).replace(".", "");
			if (PREFIXES.stream().anyMatch((known) -> EditDistance.between(known, prefix) <= MAX_PREFIX_DISTANCE)) {
				String meant = closest(name, elements, MAX_DISTANCE_OF_OTHERS);
				if (meant != null) {
					return meant;
				}
			}
		}
		return null;
	}

	private static @Nullable String closest(ConfigurationPropertyName name, int prefix, int maxDistance) {
		String meant = null;
		int least = Integer.MAX_VALUE;
		for (KnownProperty property : KnownProperties.VALUES) {
			int end = end(name, prefix, property);
			String written = uniform(name, prefix, end);
			String known = uniform(property.name(), KnownProperties.PREFIX.getNumberOfElements(),
					property.name().getNumberOfElements());
			int distance = EditDistance.between(known, written);
			if (distance <= Math.min(maxDistance, Math.max(1, known.length() / 3)) && distance < least) {
				least = distance;
				meant = property.name() + rest(name, end, property);
			}
		}
		return meant;
	}

	/** Where the keys of a map or the index of a list begin. */
	private static int end(ConfigurationPropertyName name, int prefix, KnownProperty property) {
		if (property.isMap()) {
			int own = property.name().getNumberOfElements() - KnownProperties.PREFIX.getNumberOfElements();
			return Math.min(prefix + own, name.getNumberOfElements());
		}
		boolean element = property.isList() && name.isLastElementIndexed();
		return name.getNumberOfElements() - (element ? 1 : 0);
	}

	private static String rest(ConfigurationPropertyName name, int end, KnownProperty property) {
		if (property.isMap() && end == name.getNumberOfElements()) {
			return ".<key>";
		}
		return name.toString().substring(name.chop(end).toString().length());
	}

	private static String uniform(ConfigurationPropertyName name, int from, int to) {
		String[] elements = new String[Math.max(0, to - from)];
		Arrays.setAll(elements, (element) -> name.getElement(from + element, Form.UNIFORM).toLowerCase(Locale.ROOT));
		return Arrays.stream(elements).collect(Collectors.joining("."));
	}

}
