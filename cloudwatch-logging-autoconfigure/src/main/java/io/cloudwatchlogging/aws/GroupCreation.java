package io.cloudwatchlogging.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;

/**
 * Creates a log group in one call with all that is asked for, and without what is
 * refused: a group that lacks a tag is better than lines without a group. Safe for use by
 * many threads.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">CreateLogGroup</a>
 */
final class GroupCreation {

	/** What a group may be created without. */
	private enum Extra {

		TAGS("tags", "tag"), DELETION_PROTECTION("deletion protection", "deletionprotection"),
		LOG_CLASS("class", "class"), KMS_KEY("KMS key", "kms");

		private final String text;

		/** What a refusal of it mentions. */
		private final String mark;

		Extra(String text, String mark) {
			this.text = text;
			this.mark = mark;
		}

	}

	private final GroupSettings settings;

	private final OneTimeWarnings warnings;

	GroupCreation(GroupSettings settings, OneTimeWarnings warnings) {
		this.settings = settings;
		this.warnings = warnings;
	}

	/**
	 * Creates the group; throws what the client throws, unless it is about an extra.
	 * @return whether the group was created, {@code false} if it was there
	 */
	boolean create(Connection connection, String group) {
		Deque<Extra> extras = extras();
		while (true) {
			try {
				connection.client().createLogGroup(request(connection, group, extras));
				return true;
			}
			catch (RuntimeException ex) {
				if (ErrorClassifier.isPresent(ex)) {
					return false;
				}
				if (extras.isEmpty() || !isAboutExtra(ex)) {
					throw ex;
				}
				String text = ErrorClassifier.describe(ex);
				Extra refused = refused(extras, text);
				extras.remove(refused);
				this.warnings.warn(refused.name(), "CloudWatch refused the " + refused.text + " of log group '" + group
						+ "', it is created without: " + text);
			}
		}
	}

	private Deque<Extra> extras() {
		Deque<Extra> extras = new ArrayDeque<>();
		if (!this.settings.tags().isEmpty()) {
			extras.add(Extra.TAGS);
		}
		if (this.settings.deletionProtection()) {
			extras.add(Extra.DELETION_PROTECTION);
		}
		if (this.settings.logClass() != null) {
			extras.add(Extra.LOG_CLASS);
		}
		if (this.settings.kmsKeyId() != null) {
			extras.add(Extra.KMS_KEY);
		}
		return extras;
	}

	private CreateLogGroupRequest request(Connection connection, String group, Deque<Extra> extras) {
		CreateLogGroupRequest.Builder request = CreateLogGroupRequest.builder()
			.logGroupName(group)
			.overrideConfiguration(connection::configure);
		if (extras.contains(Extra.TAGS)) {
			request.tags(this.settings.tags());
		}
		if (extras.contains(Extra.DELETION_PROTECTION)) {
			request.deletionProtectionEnabled(true);
		}
		if (extras.contains(Extra.LOG_CLASS)) {
			request.logGroupClass(this.settings.logClass());
		}
		if (extras.contains(Extra.KMS_KEY)) {
			request.kmsKeyId(this.settings.kmsKeyId());
		}
		return request.build();
	}

	private static boolean isAboutExtra(RuntimeException failure) {
		return ErrorClassifier.isRefused(failure) || (ErrorClassifier.isForbidden(failure)
				&& !ErrorClassifier.describe(failure).contains("logs:CreateLogGroup "));
	}

	/** The extra that the refusal mentions, otherwise the least important one. */
	private static Extra refused(Deque<Extra> extras, String text) {
		String lowerCase = text.toLowerCase(Locale.ROOT);
		return extras.stream().filter((extra) -> lowerCase.contains(extra.mark)).findFirst().orElse(extras.getFirst());
	}

}
