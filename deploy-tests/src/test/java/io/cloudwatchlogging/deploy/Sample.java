package io.cloudwatchlogging.deploy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time series as it is exported.
 *
 * @param name the name of the metric
 * @param labels its labels or dimensions
 */
record Sample(String name, Map<String, String> labels) {

	private static final Pattern LINE = Pattern.compile("^(\\w+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

	/** The series of a page in the text format of Prometheus. */
	static Set<Sample> parse(String page) {
		Set<Sample> samples = new HashSet<>();
		Matcher line = LINE.matcher(page);
		while (line.find()) {
			Map<String, String> labels = new TreeMap<>();
			Matcher label = LABEL.matcher((line.group(2) != null) ? line.group(2) : "");
			while (label.find()) {
				labels.put(label.group(1), label.group(2));
			}
			samples.add(new Sample(line.group(1), labels));
		}
		return samples;
	}

}
