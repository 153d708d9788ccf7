package io.cloudwatchlogging.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets in a text. A text without secrets costs one pass over its bytes and
 * no memory. Safe for use by many threads.
 */
public final class Masker {

	/** Makes a value look as if it stood in a text behind its name. */
	private static final String ASSIGNMENT = "=";

	/** By detector, the user's patterns behind the others. */
	private final List<Masking> maskings = new ArrayList<>();

	private final List<CompiledPattern> patterns = new ArrayList<>();

	private final int firstPattern;

	private final boolean runsAlways;

	private final LiteralAutomaton automaton;

	/** By literal. */
	private final LiteralUse[] uses;

	/**
	 * Creates a masker.
	 * @param detectors what is looked for
	 * @param patterns the user's own patterns, all of them valid
	 * @param counts counts what is masked
	 */
	public Masker(Collection<Detector> detectors, List<MaskPattern> patterns, MaskCounts counts) {
		List<String> literals = new ArrayList<>();
		List<LiteralUse> literalUses = new ArrayList<>();
		for (Detector detector : detectors) {
			for (Rule rule : detector.rules()) {
				literals.add(rule.literal());
				SecretFinder finder = rule.finder().with(detectors);
				literalUses.add(new LiteralUse(this.maskings.size(), rule.literal().length(), finder));
			}
			this.maskings.add(new Masking(Placeholder.of(detector.id()), counts.of(detector.id())));
		}
		this.firstPattern = this.maskings.size();
		for (MaskPattern pattern : patterns) {
			CompiledPattern compiled = new CompiledPattern(pattern.regex());
			String literal = compiled.literal();
			if (literal != null) {
				literals.add(literal);
				literalUses.add(new LiteralUse(this.maskings.size(), literal.length(), null));
			}
			this.patterns.add(compiled);
			this.maskings.add(new Masking(placeholder(pattern), counts.of(pattern.name())));
		}
		this.runsAlways = this.patterns.stream().anyMatch((pattern) -> pattern.literal() == null);
		this.automaton = new LiteralAutomaton(literals);
		this.uses = literalUses.toArray(LiteralUse[]::new);
	}

	private static byte[] placeholder(MaskPattern pattern) {
		return (pattern.replacement() != null) ? pattern.replacement().getBytes(StandardCharsets.UTF_8)
				: Placeholder.of(pattern.name());
	}

	/**
	 * Masks the secrets in a text.
	 * @param text holds the text from its start on, in UTF-8
	 * @param length length of the text
	 * @return the masked text, {@code null} if the text stays as it is
	 */
	public byte @Nullable [] mask(byte[] text, int length) {
		Scan scan = this.runsAlways ? new Scan(text, length, this.maskings.size()) : null;
		int state = LiteralAutomaton.START;
		int at = 0;
		while (at < length) {
			long read = this.automaton.read(text, at, length, state);
			at = SecretFinder.start(read);
			state = SecretFinder.end(read);
			if (this.automaton.isFound(state)) {
				for (int literal : this.automaton.found(state)) {
					scan = look(this.uses[literal], text, length, at, scan);
				}
			}
		}
		if (scan == null) {
			return null;
		}
		for (int i = 0; i < this.patterns.size(); i++) {
			scan.run(this.firstPattern + i, this.patterns.get(i));
		}
		return scan.masked(this.maskings);
	}

	/** Looks more closely at a place where a literal ends. */
	private @Nullable Scan look(LiteralUse use, byte[] text, int length, int to, @Nullable Scan scan) {
		int from = to - use.length();
		SecretFinder finder = use.finder();
		if (finder == null) {
			Scan current = (scan != null) ? scan : new Scan(text, length, this.maskings.size());
			current.mayMatch(use.detector());
			return current;
		}
		if (scan != null && scan.isCovered(use.detector(), from)) {
			return scan;
		}
		long range = finder.find(text, length, from, to);
		if (range == SecretFinder.NONE) {
			return scan;
		}
		Scan current = (scan != null) ? scan : new Scan(text, length, this.maskings.size());
		current.found(use.detector(), range);
		return current;
	}

	/**
	 * Masks the secrets in a text.
	 * @param text the text
	 * @return the masked text
	 */
	public String mask(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		byte[] masked = mask(bytes, bytes.length);
		return (masked != null) ? new String(masked, StandardCharsets.UTF_8) : text;
	}

	/**
	 * Masks the secrets in a value, also when only its name says that it is one.
	 * @param name the name of the value
	 * @param value the value
	 * @return the masked value
	 */
	public String mask(String name, String value) {
		String masked = mask(name + ASSIGNMENT + value);
		return masked.startsWith(name + ASSIGNMENT) ? masked.substring(name.length() + ASSIGNMENT.length())
				: mask(value);
	}

}
