package io.cloudwatchlogging.aws;

import io.cloudwatchlogging.Trouble;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;

/**
 * Creates the log stream that CloudWatch misses, and its log group if that is missing
 * too: the stream is tried first, so that no permission for groups is needed when the
 * group is there, and nothing is ever listed. One thread at a time creates; the others
 * then find it done. Safe for use by many threads.
 */
final class DestinationCreator {

	private final GroupSettings groupSettings;

	private final boolean createStream;

	private final GroupCreation groups;

	private final Retention retention;

	private @Nullable Destination lastCreated;

	private long lastCreatedNanos;

	DestinationCreator(SinkSettings settings, GroupCreation groups, Retention retention) {
		this.groupSettings = settings.group();
		this.createStream = settings.createStream();
		this.groups = groups;
		this.retention = retention;
	}

	/**
	 * Creates what is missing and may be created, unless another thread has just done so.
	 * @param connection the connection
	 * @param destination what is missing
	 * @param sentNanos when the request was sent that was told so
	 * @param reason what CloudWatch said
	 * @return why the destination is still missing, {@code null} if it should be there
	 */
	synchronized @Nullable SendResult create(Connection connection, Destination destination, long sentNanos,
			String reason) {
		if (destination.equals(this.lastCreated) && this.lastCreatedNanos - sentNanos > 0) {
			return null;
		}
		SendResult obstacle = create(connection, destination, reason);
		if (obstacle == null) {
			this.lastCreated = destination;
			this.lastCreatedNanos = System.nanoTime();
		}
		return obstacle;
	}

	private @Nullable SendResult create(Connection connection, Destination destination, String reason) {
		String missing = "stream";
		try {
			if (this.createStream && createStream(connection, destination)) {
				return null;
			}
			missing = "group";
			if (!this.groupSettings.create()) {
				return missing(destination, reason);
			}
			if (this.groups.create(connection, destination.group())) {
				this.retention.created(destination.group());
			}
			if (!this.createStream) {
				return missing(destination, reason);
			}
			missing = "stream";
			return createStream(connection, destination) ? null : notSeenYet(reason);
		}
		catch (RuntimeException ex) {
			return failed(missing, destination, ex);
		}
	}

	/** Returns whether the stream is there, {@code false} if its group is missing. */
	private static boolean createStream(Connection connection, Destination destination) {
		try {
			connection.client()
				.createLogStream((request) -> request.logGroupName(destination.group())
					.logStreamName(destination.stream())
					.overrideConfiguration(connection::configure));
			return true;
		}
		catch (RuntimeException ex) {
			if (ErrorClassifier.isMissing(ex)) {
				return false;
			}
			if (ErrorClassifier.isPresent(ex)) {
				return true;
			}
			throw ex;
		}
	}

	/**
	 * What it means that CloudWatch still misses what is there: nobody needs to mend it.
	 */
	static SendResult notSeenYet(String reason) {
		return new SendResult.Retry(Trouble.UNAVAILABLE, null,
				"The log group and log stream were created, but cannot be used yet: " + reason);
	}

	private SendResult missing(Destination destination, String reason) {
		String group = this.groupSettings.create() ? "" : ", or the group with cloudwatch.logs.group.create=true";
		String stream = this.createStream ? "" : ", or the stream with cloudwatch.logs.stream.create=true";
		return new SendResult.Retry(Trouble.MISSING, null, "Create log stream '" + destination.stream()
				+ "' in log group '" + destination.group() + "'" + group + stream + ": " + reason);
	}

	private static SendResult failed(String missing, Destination destination, RuntimeException failure) {
		SendResult result = ErrorClassifier.classify(failure, 1, 0);
		if (result instanceof SendResult.Retry && !ErrorClassifier.isForbidden(failure)) {
			return result;
		}
		String action = missing.equals("group") ? "logs:CreateLogGroup" : "logs:CreateLogStream";
		String name = missing.equals("group") ? destination.group()
				: destination.stream() + "' in log group '" + destination.group();
		return new SendResult.Retry(Trouble.MISSING, null, "Create log " + missing + " '" + name + "' or allow "
				+ action + ": " + ErrorClassifier.describe(failure));
	}

}
