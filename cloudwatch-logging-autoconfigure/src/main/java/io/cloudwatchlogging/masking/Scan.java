package io.cloudwatchlogging.masking;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one text that may have secrets. Not thread-safe.
 */
final class Scan {

	private final byte[] text;

	private final int length;

	private final Findings findings;

	/** The detectors that are patterns of the user's whose literal is in the text. */
	private final BitSet candidates = new BitSet();

	Scan(byte[] text, int length, int detectors) {
		this.text = text;
		this.length = length;
		this.findings = new Findings(detectors);
	}

	boolean isCovered(int detector, int at) {
		return this.findings.isCovered(detector, at);
	}

	void found(int detector, long range) {
		this.findings.add(detector, SecretFinder.start(range), SecretFinder.end(range));
	}

	/** Notes that the literal of a user's pattern is in the text. */
	void mayMatch(int detector) {
		this.candidates.set(detector);
	}

	/**
	 * Runs a pattern of the user's, unless the text lacks its literal.
	 * @param detector its index
	 * @param pattern the pattern
	 */
	void run(int detector, CompiledPattern pattern) {
		if (pattern.literal() == null || this.candidates.get(detector)) {
			pattern.find(this.text, this.length, (start, end) -> this.findings.add(detector, start, end));
		}
	}

	/**
	 * The text with a placeholder for each finding, {@code null} if there is none. JSON
	 * stays JSON.
	 */
	byte @Nullable [] masked(List<Masking> maskings) {
		List<Findings.Finding> merged = this.findings.merged();
		if (merged.isEmpty()) {
			return null;
		}
		MaskedText masked = new MaskedText(this.text, this.length);
		JsonStrings json = Escapes.isJson(this.text, this.length) ? new JsonStrings(this.text, this.length) : null;
		for (Findings.Finding finding : merged) {
			Masking masking = maskings.get(finding.detector());
			int before = masked.done();
			if (json == null) {
				masked.replace(finding.start(), finding.end(), masking.placeholder());
			}
			else {
				json.divide(finding.start(), finding.end(),
						(start, end) -> masked.replace(start, end, masking.placeholder()));
			}
			if (masked.done() > before) {
				masking.count().increment();
			}
		}
		return (masked.done() > 0) ? masked.toByteArray() : null;
	}

}
