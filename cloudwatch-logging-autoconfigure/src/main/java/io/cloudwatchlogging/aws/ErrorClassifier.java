package io.cloudwatchlogging.aws;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

/**
 * Classifies failed requests. Only what CloudWatch itself says against the events is held
 * against them; anything unknown keeps the batch.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html#API_PutLogEvents_Errors">Errors
 * of PutLogEvents</a>
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html">Common
 * errors</a>
 */
final class ErrorClassifier {

	private static final int PAYLOAD_TOO_LARGE = 413;

	/** Bytes of a message that are never too many for an intermediary. */
	private static final int SMALL_EVENT = 16 * 1024;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	/** Status of a proxy that wants other credentials. */
	private static final Set<Integer> DENYING_STATUS = Set.of(401, 403, 407);

	/** Beyond those that the SDK knows; from the operations that create. */
	private static final Set<String> THROTTLING = Set.of("LimitExceededException", "OperationAbortedException",
			"ServiceQuotaExceededException");

	private static final Set<String> DENYING = Set.of("AccessDenied", "AccessDeniedException", "AuthFailure",
			"ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "IncompleteSignatureException",
			"InvalidAccessKeyId", "InvalidClientTokenId", "InvalidSignatureException", "MissingAuthenticationToken",
			"MissingAuthenticationTokenException", "NotAuthorized", "OptInRequired", "SignatureDoesNotMatch",
			"TokenRefreshRequired", "UnauthorizedOperation", "UnrecognizedClientException");

	private static final Set<String> REFUSING = Set.of("InvalidParameterException", "InvalidParameterValue",
			"SerializationException", "TooManyTagsException", "ValidationError", "ValidationException");

	private static final Pattern EVENT_TOO_LARGE = Pattern
		.compile("Log event too large: \\d+ bytes exceeds limit of (\\d{1,9})");

	/** Refusals that are not about the events: any event would meet them. */
	private static final Pattern BAD_NAME = Pattern.compile("at '(logGroupName|logStreamName)'");

	private static final Pattern BAD_KEY = Pattern.compile("\\bKMS\\b", Pattern.CASE_INSENSITIVE);

	private ErrorClassifier() {
	}

	/**
	 * Says what the failure of a request means for the batch that it carried.
	 * @param failure what the client threw
	 * @param events events of the batch
	 * @param messageBytes bytes of their messages
	 * @return never {@link SendResult.Accepted}
	 */
	static SendResult classify(RuntimeException failure, int events, long messageBytes) {
		if (failure instanceof AwsServiceException exception) {
			return classify(exception, events, messageBytes);
		}
		String text = describe(failure);
		if (failure instanceof AbortedException) {
			return retry(FailureKind.UNAVAILABLE, "Interrupted while sending: " + text);
		}
		String missing = MissingConfiguration.credentials(failure);
		return (missing != null) ? retry(FailureKind.NOT_CONFIGURED, missing) : retry(FailureKind.UNAVAILABLE, text);
	}

	private static SendResult classify(AwsServiceException exception, int events, long messageBytes) {
		ErrorResponse answer = ErrorResponse.of(exception);
		String text = answer.toString();
		int status = answer.status();
		if (exception.isThrottlingException() || status == TOO_MANY_REQUESTS || THROTTLING.contains(answer.code())) {
			return new SendResult.Retry(FailureKind.THROTTLED, answer.retryAfter(), text);
		}
		if (status >= SERVER_ERROR || exception.isClockSkewException()) {
			return new SendResult.Retry(FailureKind.UNAVAILABLE, answer.retryAfter(), text);
		}
		if (DENYING.contains(answer.code()) || (answer.code().isEmpty() && DENYING_STATUS.contains(status))) {
			return retry(FailureKind.DENIED, text);
		}
		if (!(exception instanceof CloudWatchLogsException)) {
			return retry(FailureKind.DENIED, "AWS credentials could not be loaded: " + text);
		}
		if (isMissing(exception)) {
			return retry(FailureKind.MISSING, text);
		}
		if (status == PAYLOAD_TOO_LARGE) {
			return classifyTooLarge(events, messageBytes, text);
		}
		return REFUSING.contains(answer.code()) ? classifyRefusal(text) : retry(FailureKind.UNAVAILABLE, text);
	}

	/**
	 * Something on the way takes no request of this size. A lone event is at fault if it
	 * is a large one; no intermediary is known to take less than small ones.
	 */
	private static SendResult classifyTooLarge(int events, long messageBytes, String text) {
		if (events == 1 && messageBytes <= SMALL_EVENT) {
			return retry(FailureKind.UNAVAILABLE, text);
		}
		return new SendResult.Refused((events > 1) ? text : "An event of " + messageBytes
				+ " bytes is too large for a proxy between here and CloudWatch Logs, set cloudwatch.logs.event.max-size"
				+ " to what it takes: " + text);
	}

	private static SendResult classifyRefusal(String text) {
		Matcher tooLarge = EVENT_TOO_LARGE.matcher(text);
		if (tooLarge.find()) {
			return new SendResult.EventTooLarge(Integer.parseInt(tooLarge.group(1)), text);
		}
		if (!text.contains("logEvents")) {
			if (BAD_NAME.matcher(text).find()) {
				return retry(FailureKind.MISSING, text);
			}
			if (BAD_KEY.matcher(text).find()) {
				return retry(FailureKind.DENIED, text);
			}
		}
		return new SendResult.Refused(text);
	}

	/**
	 * Classifies the failure to create a client, which concerns any batch.
	 * @param failure what the source of the client threw
	 */
	static SendResult classifyMissingClient(RuntimeException failure) {
		return retry(FailureKind.NOT_CONFIGURED, MissingConfiguration.client(failure));
	}

	/** Whether the log group or log stream is missing. */
	static boolean isMissing(@Nullable RuntimeException failure) {
		return hasCode(failure, "ResourceNotFoundException");
	}

	/** Whether what should be created is there already. */
	static boolean isPresent(@Nullable RuntimeException failure) {
		return hasCode(failure, "ResourceAlreadyExistsException");
	}

	/** Whether the permission is missing. */
	static boolean isForbidden(@Nullable RuntimeException failure) {
		return hasCode(failure, "AccessDeniedException") || hasCode(failure, "AccessDenied");
	}

	/** Whether a request is refused for what it asks, not for when or by whom. */
	static boolean isRefused(RuntimeException failure) {
		return failure instanceof AwsServiceException exception && exception.statusCode() < SERVER_ERROR
				&& REFUSING.contains(ErrorResponse.of(exception).code());
	}

	/**
	 * Whether it is unknown if a request has been carried out: nothing was answered, or
	 * something failed on the way of the answer.
	 */
	static boolean isUnanswered(RuntimeException failure) {
		return !(failure instanceof AwsServiceException exception) || exception.statusCode() >= SERVER_ERROR;
	}

	/** In words for an operator, with the root of the matter. */
	static String describe(RuntimeException failure) {
		if (failure instanceof AwsServiceException exception) {
			return ErrorResponse.of(exception).toString();
		}
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String message = (failure instanceof SdkException) ? failure.getMessage() : null;
		String text = Objects.requireNonNullElse(message, failure.toString());
		return (root == failure) ? text : text + " (" + root + ")";
	}

	private static boolean hasCode(@Nullable RuntimeException failure, String code) {
		return failure instanceof AwsServiceException exception && ErrorResponse.of(exception).code().equals(code);
	}

	private static SendResult retry(FailureKind failureKind, String text) {
		return new SendResult.Retry(failureKind, null, text);
	}

}
