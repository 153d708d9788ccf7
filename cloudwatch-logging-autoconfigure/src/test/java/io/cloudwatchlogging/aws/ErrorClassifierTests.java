package io.cloudwatchlogging.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorClassifier}.
 */
class ErrorClassifierTests {

	@ParameterizedTest
	@CsvSource({ "400, ThrottlingException, THROTTLED", "400, Throttling, THROTTLED",
			"400, TooManyRequestsException, THROTTLED", "400, RequestLimitExceeded, THROTTLED", "429, '', THROTTLED",
			"429, Anything, THROTTLED", "400, LimitExceededException, THROTTLED",
			"400, ServiceQuotaExceededException, THROTTLED", "400, OperationAbortedException, THROTTLED",
			"500, ServiceUnavailableException, UNAVAILABLE", "500, InternalServerException, UNAVAILABLE",
			"500, InternalFailure, UNAVAILABLE", "500, '', UNAVAILABLE", "502, '', UNAVAILABLE",
			"503, ServiceUnavailable, UNAVAILABLE", "504, '', UNAVAILABLE", "400, RequestTimeout, UNAVAILABLE",
			"400, RequestTimeoutException, UNAVAILABLE", "400, InternalError, UNAVAILABLE",
			"400, PriorRequestNotComplete, UNAVAILABLE", "400, RequestExpired, UNAVAILABLE",
			"400, RequestTimeTooSkewed, UNAVAILABLE", "400, RequestInTheFuture, UNAVAILABLE",
			"400, UnknownOperationException, UNAVAILABLE", "400, '', UNAVAILABLE", "404, '', UNAVAILABLE",
			"408, '', UNAVAILABLE", "302, '', UNAVAILABLE", "400, ExpiredToken, DENIED",
			"400, ExpiredTokenException, DENIED", "400, UnrecognizedClientException, DENIED",
			"400, AccessDeniedException, DENIED", "403, AccessDenied, DENIED", "403, InvalidClientTokenId, DENIED",
			"400, InvalidSignatureException, DENIED", "403, SignatureDoesNotMatch, DENIED",
			"400, IncompleteSignatureException, DENIED", "403, MissingAuthenticationToken, DENIED",
			"403, OptInRequired, DENIED", "401, '', DENIED", "403, '', DENIED", "407, '', DENIED",
			"400, ResourceNotFoundException, MISSING" })
	void keepsTheBatch(int status, String code, FailureKind failureKind) {
		assertThat(ErrorClassifier.classify(answer(status, code, "text"), 2, 100))
			.isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> {
				assertThat(retry.failureKind()).isEqualTo(failureKind);
				assertThat(retry.message()).contains(code, "text", String.valueOf(status));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "InvalidParameterException", "ValidationException", "SerializationException" })
	void refusesTheBatch(String code) {
		assertThat(ErrorClassifier.classify(answer(400, code, "bad"), 1, 100))
			.isEqualTo(new SendResult.Refused(code + ": bad (status 400, request request-1)"));
	}

	@ParameterizedTest
	@CsvSource({ "Value 'a:b' at 'logStreamName' failed to satisfy constraint, MISSING",
			"Value 'a b' at 'logGroupName' failed to satisfy constraint, MISSING",
			"The specified KMS key is disabled, DENIED" })
	void doesNotHoldAgainstTheEventsWhatIsNotAboutThem(String message, FailureKind failureKind) {
		assertThat(ErrorClassifier.classify(answer(400, "InvalidParameterException", message), 1, 100))
			.isInstanceOfSatisfying(SendResult.Retry.class,
					(retry) -> assertThat(retry.failureKind()).isEqualTo(failureKind));
	}

	@Test
	void isNotMisledByTextOfTheEventsThatTheServiceRepeats() {
		String message = "Value 'KMS at 'logGroupName'' at 'logEvents.1.member.message' failed to satisfy constraint";
		assertThat(ErrorClassifier.classify(answer(400, "InvalidParameterException", message), 1, 100))
			.isInstanceOf(SendResult.Refused.class);
	}

	@Test
	void learnsTheLimitOfAnEvent() {
		String message = "Log event too large: 262145 bytes exceeds limit of 262144";
		assertThat(ErrorClassifier.classify(answer(400, "InvalidParameterException", message), 5, 100))
			.isInstanceOfSatisfying(SendResult.EventTooLarge.class, (tooLarge) -> assertThat(tooLarge)
				.isEqualTo(new SendResult.EventTooLarge(262_144, tooLarge.message())));
		assertThat(ErrorClassifier.classify(
				answer(400, "InvalidParameterException", "Upload too large: 1048577 bytes exceeds limit of 1048576"), 5,
				100))
			.isInstanceOf(SendResult.Refused.class);
	}

	@Test
	void halvesABatchThatIsTooLargeForSomethingOnTheWay() {
		assertThat(ErrorClassifier.classify(answer(413, "", null), 2, 1_000_000))
			.isInstanceOf(SendResult.Refused.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 16385, 16386, 1048550 })
	void saysWhatToSetForAnEventThatIsTooLargeForSomethingOnTheWay(int messageBytes) {
		assertThat(ErrorClassifier.classify(answer(413, "", null), 1, messageBytes))
			.isInstanceOfSatisfying(SendResult.Refused.class, (refused) -> assertThat(refused.message())
				.contains("of " + messageBytes + " bytes", "cloudwatch.logs.event.max-size", "status 413"));
	}

	@Test
	void neverBlamesASmallEventForItsSize() {
		assertThat(ErrorClassifier.classify(answer(413, "", null), 1, 16_384)).isInstanceOf(SendResult.Retry.class);
	}

	@Test
	void passesTheHintOn() {
		AwsServiceException failure = answer(503, "ServiceUnavailable", "later");
		assertThat(ErrorClassifier.classify(failure, 1, 100)).isEqualTo(new SendResult.Retry(FailureKind.UNAVAILABLE,
				Duration.ofSeconds(3), "ServiceUnavailable: later (status 503, request request-1)"));
	}

	@Test
	void blamesTheCredentialsForAnswersOfOtherServices() {
		AwsServiceException failure = AwsServiceException.builder()
			.statusCode(400)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationError").errorMessage("bad role").build())
			.build();
		assertThat(ErrorClassifier.classify(failure, 1, 100)).isInstanceOfSatisfying(SendResult.Retry.class,
				(retry) -> {
					assertThat(retry.failureKind()).isEqualTo(FailureKind.DENIED);
					assertThat(retry.message()).contains("credentials", "bad role");
				});
	}

	@Test
	void keepsTheBatchWhenNobodyAnswered() {
		assertUnavailable(SdkClientException.create("Unable to execute HTTP request: reset", new IOException("reset")));
		assertUnavailable(ApiCallAttemptTimeoutException.create(100));
		assertUnavailable(ApiCallTimeoutException.create(100));
		assertUnavailable(AbortedException.create("Thread was interrupted"));
		assertUnavailable(new IllegalStateException("Connection pool shut down"));
		assertUnavailable(new NullPointerException());
	}

	@Test
	void saysWhatIsMissing() {
		assertNotConfigured(ErrorClassifier.classify(
				SdkClientException.create("Unable to load credentials from any of the providers in the chain"), 1, 100),
				"AWS credentials");
		assertNotConfigured(
				ErrorClassifier.classifyMissingClient(
						SdkClientException.create("Unable to load region from any of the providers in the chain")),
				"cloudwatch.logs.region");
		assertNotConfigured(ErrorClassifier.classifyMissingClient(new IllegalArgumentException("no scheme")),
				"no scheme");
	}

	@Test
	void namesTheRootOfTheMatter() {
		RuntimeException failure = SdkClientException.create("Unable to execute HTTP request",
				new IOException("wrapped", new UnknownHostException("logs.eu-west-9.amazonaws.com")));
		assertThat(ErrorClassifier.describe(failure))
			.isEqualTo("Unable to execute HTTP request (java.net.UnknownHostException: logs.eu-west-9.amazonaws.com)");
	}

	private static void assertUnavailable(RuntimeException failure) {
		assertThat(ErrorClassifier.classify(failure, 1, 100)).isInstanceOfSatisfying(SendResult.Retry.class,
				(retry) -> assertThat(retry.failureKind()).isEqualTo(FailureKind.UNAVAILABLE));
	}

	private static void assertNotConfigured(SendResult result, String text) {
		assertThat(result).isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> {
			assertThat(retry.failureKind()).isEqualTo(FailureKind.NOT_CONFIGURED);
			assertThat(retry.message()).contains(text).hasSizeLessThan(450);
		});
	}

	private static AwsServiceException answer(int status, String code, @Nullable String message) {
		AwsErrorDetails details = AwsErrorDetails.builder()
			.errorCode(code.isEmpty() ? null : code)
			.errorMessage(message)
			.sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).putHeader("Retry-After", "3").build())
			.build();
		return CloudWatchLogsException.builder()
			.statusCode(status)
			.requestId("request-1")
			.awsErrorDetails(details)
			.build();
	}

}
