package io.cloudwatchlogging.aws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorResponse}.
 */
class ErrorResponseTests {

	@Test
	void leavesOutWhatTheServiceQuotesOfAnEvent() {
		assertThat(text("1 validation error detected: Value 'it's\nsecret' at 'logEvents.1.member.message' failed"))
			.isEqualTo("InvalidParameterException: 1 validation error detected: "
					+ "A value at 'logEvents.1.member.message' failed (status 400)");
	}

	@Test
	void leavesOutAnEventThatQuotesARequest() {
		assertThat(text("Value 'secret The Canonical String secret' at 'logEvents.1.member.message' failed"))
			.contains("A value at 'logEvents.1.member.message' failed")
			.doesNotContain("secret");
	}

	@Test
	void keepsWhatTheServiceQuotesOfNames() {
		assertThat(text("Value 'a b' at 'logGroupName' failed")).contains("Value 'a b' at 'logGroupName' failed");
	}

	@Test
	void leavesOutTheRequestThatTheServiceQuotesOfAWrongSignature() {
		assertThat(text("The request signature we calculated does not match the signature you provided. Check your AWS "
				+ "Secret Access Key and signing method. Consult the service documentation for details.\n\n"
				+ "The Canonical String for this request should have been\n'POST\n/\n\n"
				+ "host:logs.eu-central-1.amazonaws.com\nx-amz-date:20260301T120000Z\n"
				+ "x-amz-security-token:IQoJb3JpZ2luX2VjE+/=\n\nhost;x-amz-date;x-amz-security-token\ne3b0c442'\n\n"
				+ "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260301T120000Z'\n"))
			.isEqualTo(
					"InvalidParameterException: The request signature we calculated does not match the signature you "
							+ "provided. Check your AWS Secret Access Key and signing method. Consult the service documentation "
							+ "for details. (status 400)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-amz-security-token:IQoJb3JpZ2luX2VjE+/=", "X-Amz-Security-Token: IQoJb3JpZ2luX2VjE+/=",
			"https://logs/?X-Amz-Security-Token=IQoJb3JpZ2luX2VjE%2B" })
	void hidesASessionTokenWhereverItIsQuoted(String quoted) {
		assertThat(text("Bad header " + quoted + "\nand more")).contains("Bad header", "(hidden)", "and more")
			.doesNotContain("IQoJ");
	}

	@Test
	void aSessionTokenThatIsCutIsHiddenAsWell() {
		assertThat(text("x".repeat(470) + " x-amz-security-token:" + "T".repeat(900))).doesNotContain("TT");
	}

	@Test
	void isNoLongerThanAnOperatorReads() {
		assertThat(text("x".repeat(500))).isEqualTo("InvalidParameterException: " + "x".repeat(500) + " (status 400)");
		assertThat(text("x".repeat(100_000)))
			.isEqualTo("InvalidParameterException: " + "x".repeat(500) + "... (status 400)");
		assertThat(text("x".repeat(499) + "\uD83D\uDE00"))
			.isEqualTo("InvalidParameterException: " + "x".repeat(499) + "... (status 400)");
	}

	@Test
	void anAnswerThatIsNotOfTheServiceIsPresentableAsWell() {
		ErrorResponse answer = ErrorResponse.of((CloudWatchLogsException) CloudWatchLogsException.builder()
			.statusCode(403)
			.message("Denied: The Canonical String for x-amz-security-token:IQoJ")
			.build());
		assertThat(answer).hasToString("An answer without an error code: Denied: (status 403)");
	}

	private static String text(String message) {
		return ErrorResponse
			.of((CloudWatchLogsException) CloudWatchLogsException.builder()
				.statusCode(400)
				.awsErrorDetails(
						AwsErrorDetails.builder().errorCode("InvalidParameterException").errorMessage(message).build())
				.build())
			.toString();
	}

}
