package io.cloudwatchlogging.test.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rule of the service for the text of one parameter, as its API model states it. <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html">API
 * reference</a>
 *
 * @param min fewest characters
 * @param max most characters
 * @param pattern what the whole text matches
 */
public record TextRule(int min, int max, @Nullable Pattern pattern) {

	public static final TextRule LOG_GROUP_NAME = of(1, 512, "[\\.\\-_/#A-Za-z0-9]+");

	public static final TextRule LOG_GROUP_NAME_PATTERN = of(0, 512, "[\\.\\-_/#A-Za-z0-9]*");

	public static final TextRule LOG_GROUP_IDENTIFIER = of(1, 2048, "[\\w#+=/:,.@-]*");

	public static final TextRule LOG_STREAM_NAME = of(1, 512, "[^:*]*");

	public static final TextRule RESOURCE_IDENTIFIER = of(1, 2048, "[\\w+=/:,.@\\-\\*]*");

	public static final TextRule RESOURCE_ARN = of(1, 1011, "[\\w+=/:,.@-]*");

	public static final TextRule TAG_KEY = of(1, 128, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");

	static final TextRule TAG_VALUE = of(0, 256, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

	public static final TextRule KMS_KEY_ID = new TextRule(0, 256, null);

	public static final TextRule FILTER_PATTERN = new TextRule(0, 1024, null);

	public static final TextRule NEXT_TOKEN = new TextRule(1, Integer.MAX_VALUE, null);

	private static TextRule of(int min, int max, String pattern) {
		return new TextRule(min, max, Pattern.compile(pattern));
	}

	/**
	 * Returns the constraints that a text breaks, in the words of the service.
	 * @param text the text
	 * @return the broken constraints, none for a good text
	 */
	List<String> brokenBy(String text) {
		List<String> broken = new ArrayList<>();
		if (text.length() < this.min) {
			broken.add("Member must have length greater than or equal to " + this.min);
		}
		if (text.length() > this.max) {
			broken.add("Member must have length less than or equal to " + this.max);
		}
		if (this.pattern != null && !this.pattern.matcher(text).matches()) {
			broken.add("Member must satisfy regular expression pattern: " + this.pattern);
		}
		return broken;
	}

}
