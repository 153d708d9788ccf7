package io.cloudwatchlogging.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskPattern;

/**
 * Checks of what is masked by patterns of the user's own.
 */
public final class MaskCheck {

	/** A placeholder has the name in it, and so has a meter. */
	private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/** A replacement must not end a string of JSON. */
	private static final Pattern REPLACEMENT = Pattern.compile("[^\\p{Cntrl}\"\\\\]*");

	private MaskCheck() {
	}

	static void patterns(Map<String, String> patterns) {
		patterns.forEach((name, regex) -> {
			PropertyCheck check = PropertyCheck.of("mask.patterns." + name, regex);
			check.that(NAME.matcher(name).matches(), "'" + name + "' cannot be the name of a pattern",
					"Use a name of lower-case letters, digits and single hyphens, such as customer-number.");
			check.that(Arrays.stream(Detector.values()).noneMatch((detector) -> detector.id().equals(name)),
					"'" + name + "' is the name of a detector", "Choose another name for the pattern.");
			String problem = new MaskPattern(name, regex, null).problem();
			check.that(problem == null, String.valueOf(problem),
					"Use a regular expression in the syntax of RE2, which has neither lookaround nor "
							+ "backreferences, such as customer-[0-9]+.");
		});
	}

	static void replacements(Map<String, String> replacements) {
		replacements.forEach((name, replacement) -> PropertyCheck.of("mask.replacements." + name, replacement)
			.that(REPLACEMENT.matcher(replacement).matches(),
					"it has a control character, a quote or a backslash, which JSON does not take as it is",
					"Use other characters, such as ***."));
	}

	/**
	 * What is valid and may yet be a mistake.
	 * @param mask the properties
	 * @return a text about each
	 */
	public static List<String> warnings(CloudWatchLogsProperties.Mask mask) {
		String prefix = CloudWatchLogsProperties.PREFIX + ".mask.";
		List<String> warnings = new ArrayList<>();
		boolean configured = mask.detectors() != null || !mask.patterns().isEmpty();
		if (!mask.enabled() && configured) {
			warnings
				.add("Nothing is masked, although " + prefix + ((mask.detectors() != null) ? "detectors" : "patterns")
						+ " is set: " + prefix + "enabled is false. Set it to true to have it masked.");
		}
		mask.replacements()
			.keySet()
			.stream()
			.filter((name) -> !mask.patterns().containsKey(name))
			.forEach((name) -> warnings.add(prefix + "replacements." + name + " has no effect: there is no pattern '"
					+ name + "'. Set " + prefix + "patterns." + name + ", or use the name of a pattern."));
		if (mask.enabled()) {
			mask.maskPatterns()
				.stream()
				.filter((pattern) -> !pattern.hasLiteral())
				.forEach((pattern) -> warnings.add("The pattern '" + pattern.regex() + "' of " + prefix + "patterns."
						+ pattern.name() + " is run on every event, as no text of three characters or more is in all "
						+ "that it matches. Add such a text, such as in 'customer-[0-9]+', to have it run only where "
						+ "that is found."));
		}
		return warnings;
	}

}
