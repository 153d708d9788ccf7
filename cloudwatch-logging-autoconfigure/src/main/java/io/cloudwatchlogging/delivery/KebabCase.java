package io.cloudwatchlogging.delivery;

import java.util.Locale;

/**
 * Kebab case of the names of constants, in which users write and read them.
 */
public final class KebabCase {

	private KebabCase() {
	}

	/**
	 * The name of a constant in kebab case.
	 * @param constant the constant
	 * @return its name, such as {@code too-old}
	 */
	public static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
