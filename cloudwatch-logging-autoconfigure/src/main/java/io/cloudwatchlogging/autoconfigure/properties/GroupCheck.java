package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The limits of what a log group is created with.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">CreateLogGroup</a>
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">PutRetentionPolicy</a>
 */
final class GroupCheck {

	/** The retentions that the service knows, in days. */
	static final Set<Integer> RETENTIONS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,
			1827, 2192, 2557, 2922, 3288, 3653);

	private static final int MAX_TAGS = 50;

	private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");

	private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

	private static final String KMS_KEY = "arn:[^:]+:kms:[^:]+:[^:]+:(key|alias)/.{1,200}|[A-Za-z0-9-]{1,256}";

	private GroupCheck() {
	}

	static void retention(@Nullable Integer days) {
		PropertyCheck.of("group.retention", days)
			.that(days == null || RETENTIONS.contains(days), "CloudWatch Logs does not know this number of days",
					"Use one of " + new TreeSet<>(RETENTIONS) + ", or no value to keep events forever.");
	}

	static void tags(Map<String, String> tags) {
		PropertyCheck.of("group.tags", tags)
			.that(tags.size() <= MAX_TAGS, "there are " + tags.size() + " tags", "Use at most " + MAX_TAGS + " tags.");
		tags.forEach((key, value) -> {
			String characters = " letters, digits, spaces and _ . : / = + - @";
			PropertyCheck tag = PropertyCheck.of("group.tags[" + key + "]", value);
			tag.that(TAG_KEY.matcher(key).matches(), "'" + key + "' cannot be the key of a tag",
					"Use a key of 1 to 128" + characters + ".");
			tag.that(!key.startsWith("aws:"), "the key of a tag must not begin with 'aws:'", "Choose another key.");
			tag.that(TAG_VALUE.matcher(value).matches(), "it cannot be the value of a tag",
					"Use at most 256" + characters + ".");
		});
	}

	static void kmsKeyId(@Nullable String id) {
		PropertyCheck.of("group.kms-key-id", id)
			.matches(KMS_KEY, "it is neither the ARN nor the id of a KMS key", "Use the ARN of the key, such as "
					+ "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab.");
	}

}
