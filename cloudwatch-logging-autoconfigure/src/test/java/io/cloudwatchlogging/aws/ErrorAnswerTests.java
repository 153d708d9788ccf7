package io.cloudwatchlogging.aws;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorAnswer}.
 */
class ErrorAnswerTests {

	@Test
	void leavesOutWhatTheServiceQuotesOfAnEvent() {
		assertThat(text("1 validation error detected: Value 'it's\nsecret' at 'logEvents.1.member.message' failed"))
			.isEqualTo("InvalidParameterException: 1 validation error detected: "
					+ "A value at 'logEvents.1.member.message' failed (status 400)");
	}

	@Test
	void keepsWhatTheServiceQuotesOfNames() {
		assertThat(text("Value 'a b' at 'logGroupName' failed")).contains("Value 'a b' at 'logGroupName' failed");
	}

	private static String text(String message) {
		return ErrorAnswer
			.of((CloudWatchLogsException) CloudWatchLogsException.builder()
				.statusCode(400)
				.awsErrorDetails(
						AwsErrorDetails.builder().errorCode("InvalidParameterException").errorMessage(message).build())
				.build())
			.toString();
	}

}
