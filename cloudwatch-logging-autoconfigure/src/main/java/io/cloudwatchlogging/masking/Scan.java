package io.cloudwatchlogging.masking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one text that may have secrets. Not thread-safe.
 */
final class Scan {

	private final byte[] text;

	private final int length;

	private final Findings findings;

	private final Map<Integer, PatternRegions> regions = new HashMap<>();

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

	/** Notes that the literal of a user's pattern is at a place. */
	void mayMatch(int detector, int from, int to) {
		this.regions.computeIfAbsent(detector, (index) -> new PatternRegions()).add(from, to);
	}

	/**
	 * Runs a pattern of the user's.
	 * @param detector its index
	 * @param pattern the pattern
	 */
	void run(int detector, CompiledPattern pattern) {
		JsonStrings json = Escapes.isJson(this.text, this.length) ? new JsonStrings(this.text, this.length) : null;
		CompiledPattern.RangeConsumer add = (start, end) -> this.findings.add(detector, start, end);
		CompiledPattern.RangeConsumer found = (json != null) ? (start, end) -> json.divide(start, end, add) : add;
		PatternRegions where = this.regions.get(detector);
		if (pattern.literal() == null) {
			pattern.findAll(this.text, this.length, found);
		}
		else if (where != null) {
			where.find(pattern, this.text, this.length, found);
		}
	}

	/** The text with a placeholder for each finding, {@code null} if there is none. */
	byte @Nullable [] masked(List<Masking> maskings) {
		List<Findings.Finding> merged = this.findings.merged();
		if (merged.isEmpty()) {
			return null;
		}
		MaskedText masked = new MaskedText(this.text, this.length);
		for (Findings.Finding finding : merged) {
			Masking masking = maskings.get(finding.detector());
			masked.replace(finding.start(), finding.end(), masking.placeholder());
			masking.count().increment();
		}
		return masked.toByteArray();
	}

}
