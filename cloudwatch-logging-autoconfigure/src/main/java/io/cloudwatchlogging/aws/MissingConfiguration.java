package io.cloudwatchlogging.aws;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What is missing for a request, in words for an operator. The SDK lists every place
 * where it has looked, in a thousand characters and more; what to do fits into one line.
 */
final class MissingConfiguration {

	/** Longest text of the SDK that is repeated. */
	private static final int MAX_REASON = 200;

	/**
	 * Where the first sentence of a message ends, or what follows is an object of the SDK
	 * as text.
	 */
	private static final Pattern SENTENCE_END = Pattern.compile("\\.(\\s|$)|:?\\s+\\[|:?\\s+[\\w.$]+[(@]");

	private MissingConfiguration() {
	}

	/**
	 * What is missing if a request failed for want of credentials, {@code null} if it
	 * failed for another reason.
	 */
	static @Nullable String credentials(RuntimeException failure) {
		String reason = mentioning(failure, "credential");
		return (reason == null) ? null
				: "AWS credentials are missing, give the process a role, set the environment variables "
						+ "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or spring.cloud.aws.credentials: "
						+ firstSentence(reason);
	}

	/** What is missing if no client could be built. */
	static String client(RuntimeException failure) {
		String reason = mentioning(failure, "region");
		if (reason != null) {
			return "The AWS region is not known, set cloudwatch.logs.region, spring.cloud.aws.region.static or the "
					+ "environment variable AWS_REGION: " + firstSentence(reason);
		}
		String credentials = credentials(failure);
		return (credentials != null) ? credentials
				: "The client for CloudWatch Logs could not be built: " + shortened(ErrorClassifier.describe(failure));
	}

	private static @Nullable String mentioning(Throwable failure, String word) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = cause.getMessage();
			if (message != null && message.toLowerCase(Locale.ROOT).contains(word)) {
				return message;
			}
		}
		return null;
	}

	/** The first sentence, without the objects of the SDK that some messages contain. */
	static String firstSentence(String message) {
		Matcher end = SENTENCE_END.matcher(message);
		return shortened(end.find() ? message.substring(0, end.start()) : message);
	}

	private static String shortened(String text) {
		return (text.length() <= MAX_REASON) ? text : text.substring(0, MAX_REASON) + "...";
	}

}
