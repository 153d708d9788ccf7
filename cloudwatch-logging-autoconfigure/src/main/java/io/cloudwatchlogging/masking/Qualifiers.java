package io.cloudwatchlogging.masking;

import java.util.List;

/**
 * Words of which one has to stand before a name that says too little by itself, as in
 * {@code accessToken} or {@code api-key}.
 */
final class Qualifiers {

	/** Of names that say enough. */
	static final Qualifiers NONE = new Qualifiers(List.of());

	private final List<Prefix> words;

	private Qualifiers(List<Prefix> words) {
		this.words = words;
	}

	static Qualifiers of(String... words) {
		return new Qualifiers(List.of(words).stream().map(Prefix::ofAnyCase).toList());
	}

	/**
	 * Whether a name is qualified.
	 * @param text holds the text
	 * @param name where the name begins
	 */
	boolean isBefore(byte[] text, int name) {
		if (this.words.isEmpty()) {
			return true;
		}
		int end = (name > 0 && "_-. ".indexOf(text[name - 1]) >= 0) ? name - 1 : name;
		for (int i = 0; i < this.words.size(); i++) {
			Prefix word = this.words.get(i);
			if (word.isAt(text, end - word.length(), end)) {
				return true;
			}
		}
		return false;
	}

}
