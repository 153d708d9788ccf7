package io.cloudwatchlogging.autoconfigure.properties;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Names of environment variables for properties: which known one was meant by another.
 * There are two forms of each, as Spring Boot reads dashes as nothing and as underscores.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-boot/reference/features/external-config.html">Binding
 * From Environment Variables</a>
 */
final class VariableNames {

	/** A variable that is farther from all known ones is meant for another program. */
	private static final int MAX_DISTANCE = 2;

	private VariableNames() {
	}

	/** The variable that was meant, {@code null} if this one is known or not for us. */
	static @Nullable String meantBy(String variable) {
		String written = variable.toUpperCase(Locale.ROOT);
		String meant = null;
		int least = MAX_DISTANCE + 1;
		for (KnownProperty property : KnownProperties.VALUES) {
			for (String form : forms(property)) {
				String own = own(written, form, property);
				int distance = EditDistance.between(form, own);
				if (distance == 0) {
					return null;
				}
				if (distance < least) {
					least = distance;
					meant = form + written.substring(own.length());
				}
			}
		}
		return (meant != null && !isParent(written)) ? meant : null;
	}

	private static List<String> forms(KnownProperty property) {
		String name = property.name().toString().replace('.', '_').toUpperCase(Locale.ROOT);
		return Stream.of(name.replace("-", ""), name.replace('-', '_')).distinct().toList();
	}

	/** The variable without the key of a map or the index of a list. */
	private static String own(String variable, String form, KnownProperty property) {
		if (property.isList()) {
			return variable.replaceFirst("(_\\d+)+_?$", "");
		}
		if (!property.isMap()) {
			return variable;
		}
		int end = -1;
		for (int underscores = form.split("_").length; underscores > 0; underscores--) {
			end = variable.indexOf('_', end + 1);
			if (end < 0) {
				return "";
			}
		}
		return variable.substring(0, end);
	}

	private static boolean isParent(String variable) {
		return KnownProperties.PARENTS.stream()
			.anyMatch((parent) -> parent.name().toString().replace('.', '_').equalsIgnoreCase(variable));
	}

}
