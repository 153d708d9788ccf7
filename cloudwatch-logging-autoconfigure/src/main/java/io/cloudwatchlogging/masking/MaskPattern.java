package io.cloudwatchlogging.masking;

import org.jspecify.annotations.Nullable;

/**
 * A pattern of the user's own.
 *
 * @param name the name by which placeholders and meters call it
 * @param regex the regular expression, in the syntax of RE2; if it has a group, only what
 * the first group matches is masked
 * @param replacement what stands in the place of a match, {@code null} for the usual
 * placeholder
 */
public record MaskPattern(String name, String regex, @Nullable String replacement) {

	/**
	 * Says what is wrong with the regular expression.
	 * @return the reason in words, {@code null} if nothing is
	 */
	public @Nullable String problem() {
		return CompiledPattern.problem(this.regex);
	}

	/**
	 * Whether there is a literal that every match contains, so that texts without it cost
	 * next to nothing.
	 * @return {@code false} if the pattern has to be run on every text
	 */
	public boolean hasLiteral() {
		return RequiredLiteral.of(this.regex) != null;
	}

}
