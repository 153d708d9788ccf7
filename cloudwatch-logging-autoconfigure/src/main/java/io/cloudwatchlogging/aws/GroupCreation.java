package io.cloudwatchlogging.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import io.cloudwatchlogging.delivery.Batch;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;

/**
 * Creates a log group in one call with all that is asked for, and without what is
 * refused: a group that lacks a tag is better than events without a group. Safe for use
 * by many threads.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">CreateLogGroup</a>
 */
final class GroupCreation {

	/** What a group may be created without. */
	private enum OptionalSetting {

		TAGS("tags", "tag"), DELETION_PROTECTION("deletion protection", "deletionprotection"),
		LOG_CLASS("class", "class"), KMS_KEY("KMS key", "kms");

		private final String text;

		/** What a refusal of it mentions. */
		private final String keyword;

		OptionalSetting(String text, String keyword) {
			this.text = text;
			this.keyword = keyword;
		}

	}

	private final GroupSettings settings;

	private final OneTimeWarnings warnings;

	GroupCreation(GroupSettings settings, OneTimeWarnings warnings) {
		this.settings = settings;
		this.warnings = warnings;
	}

	/**
	 * Creates the group of a batch; throws what the client throws, unless it is about an
	 * optional setting. A call may take as long as the attempt to send the batch.
	 * @return whether the group was created, {@code false} if it was there
	 */
	boolean create(Connection connection, Batch batch) {
		String group = batch.destination().group();
		Deque<OptionalSetting> optionalSettings = optionalSettings();
		while (true) {
			try {
				connection.client().createLogGroup(request(connection, batch, optionalSettings));
				return true;
			}
			catch (RuntimeException ex) {
				if (ErrorClassifier.isPresent(ex)) {
					return false;
				}
				if (optionalSettings.isEmpty() || !concernsOptionalSetting(ex)) {
					throw ex;
				}
				String text = ErrorClassifier.describe(ex);
				OptionalSetting refused = refused(optionalSettings, text);
				optionalSettings.remove(refused);
				this.warnings.warn(refused.name(), "CloudWatch refused the " + refused.text + " of log group '" + group
						+ "', it is created without: " + text);
			}
		}
	}

	private Deque<OptionalSetting> optionalSettings() {
		Deque<OptionalSetting> optionalSettings = new ArrayDeque<>();
		if (!this.settings.tags().isEmpty()) {
			optionalSettings.add(OptionalSetting.TAGS);
		}
		if (this.settings.deletionProtection()) {
			optionalSettings.add(OptionalSetting.DELETION_PROTECTION);
		}
		if (this.settings.logClass() != null) {
			optionalSettings.add(OptionalSetting.LOG_CLASS);
		}
		if (this.settings.kmsKeyId() != null) {
			optionalSettings.add(OptionalSetting.KMS_KEY);
		}
		return optionalSettings;
	}

	private CreateLogGroupRequest request(Connection connection, Batch batch, Deque<OptionalSetting> optionalSettings) {
		CreateLogGroupRequest.Builder request = CreateLogGroupRequest.builder()
			.logGroupName(batch.destination().group())
			.overrideConfiguration((override) -> connection.configure(override, batch));
		if (optionalSettings.contains(OptionalSetting.TAGS)) {
			request.tags(this.settings.tags());
		}
		if (optionalSettings.contains(OptionalSetting.DELETION_PROTECTION)) {
			request.deletionProtectionEnabled(true);
		}
		if (optionalSettings.contains(OptionalSetting.LOG_CLASS)) {
			request.logGroupClass(this.settings.logClass());
		}
		if (optionalSettings.contains(OptionalSetting.KMS_KEY)) {
			request.kmsKeyId(this.settings.kmsKeyId());
		}
		return request.build();
	}

	private static boolean concernsOptionalSetting(RuntimeException failure) {
		return ErrorClassifier.isRefused(failure) || (ErrorClassifier.isForbidden(failure)
				&& !ErrorClassifier.describe(failure).contains("logs:CreateLogGroup "));
	}

	/**
	 * The optional setting that the refusal mentions, otherwise the least important one.
	 */
	private static OptionalSetting refused(Deque<OptionalSetting> optionalSettings, String text) {
		String lowerCase = text.toLowerCase(Locale.ROOT);
		return optionalSettings.stream()
			.filter((optionalSetting) -> lowerCase.contains(optionalSetting.keyword))
			.findFirst()
			.orElse(optionalSettings.getFirst());
	}

}
