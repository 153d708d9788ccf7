package io.cloudwatchlogging.aws;

import java.time.Duration;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;

/**
 * Creates the log stream that CloudWatch misses, and its log group if that is missing
 * too: the stream is tried first, so that no permission for groups is needed when the
 * group is there, and nothing is ever listed. Safe for use by many threads.
 * <p>
 * Of those that need the same stream or group at the same time, one thread creates it and
 * the others wait a moment for it. Different streams do not wait for each other, but at
 * most half of the requests in flight create: the others are kept for streams that exist.
 */
final class DestinationCreator {

	/** How long a thread waits for another one that creates the same. */
	private static final Duration MAX_WAIT = Duration.ofSeconds(1);

	private final GroupSettings groupSettings;

	private final boolean createStream;

	private final GroupCreation groups;

	private final Retention retention;

	private final SingleFlight<Destination, Creation> streamFlights;

	private final SingleFlight<String, Boolean> groupFlights;

	private volatile @Nullable Created lastCreated;

	DestinationCreator(SinkSettings settings, GroupCreation groups, Retention retention) {
		this.groupSettings = settings.group();
		this.createStream = settings.createStream();
		this.groups = groups;
		this.retention = retention;
		int maxFlights = Math.max(1, settings.maxInFlight() / 2);
		this.streamFlights = new SingleFlight<>(maxFlights, MAX_WAIT);
		this.groupFlights = new SingleFlight<>(maxFlights, MAX_WAIT);
	}

	/**
	 * Creates what is missing and may be created, unless another thread has just done so.
	 * @param connection the connection
	 * @param batch the batch whose destination is missing
	 * @param sentNanos when the request was sent that was told so
	 * @param reason what CloudWatch said
	 * @return why the destination is still missing, {@code null} if it should be there
	 */
	@Nullable SendResult create(Connection connection, Batch batch, long sentNanos, String reason) {
		Destination destination = batch.destination();
		Created created = this.lastCreated;
		if (created != null && created.isOf(destination) && created.nanos() - sentNanos > 0) {
			return null;
		}
		try {
			Creation creation = this.streamFlights.run(destination,
					() -> new Creation(createMissing(connection, batch, reason)));
			return (creation != null) ? creation.failure() : new SendResult.Deferred();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return interrupted(destination);
		}
	}

	private @Nullable SendResult createMissing(Connection connection, Batch batch, String reason) {
		Destination destination = batch.destination();
		String missing = "stream";
		try {
			if (this.createStream && createStream(connection, batch)) {
				return created(destination);
			}
			missing = "group";
			if (!this.groupSettings.create()) {
				return missing(destination, reason);
			}
			if (!createGroup(connection, batch)) {
				return new SendResult.Deferred();
			}
			if (!this.createStream) {
				return missing(destination, reason);
			}
			missing = "stream";
			return createStream(connection, batch) ? created(destination) : notSeenYet(reason);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return interrupted(destination);
		}
		catch (RuntimeException ex) {
			return failed(missing, destination, ex);
		}
	}

	private @Nullable SendResult created(Destination destination) {
		this.lastCreated = new Created(destination, System.nanoTime());
		return null;
	}

	/** Returns whether the group is there, {@code false} if another thread is at it. */
	private boolean createGroup(Connection connection, Batch batch) throws InterruptedException {
		String group = batch.destination().group();
		return this.groupFlights.run(group, () -> {
			try {
				if (this.groups.create(connection, batch)) {
					this.retention.created(group);
				}
				return true;
			}
			catch (RuntimeException ex) {
				if (ErrorClassifier.isUnanswered(ex)) {
					// It may have been created: the next attempt finds it there.
					this.retention.created(group);
				}
				throw ex;
			}
		}) != null;
	}

	private static SendResult interrupted(Destination destination) {
		return new SendResult.Retry(FailureKind.UNAVAILABLE, null,
				"Interrupted while log stream '" + destination.stream() + "' was created");
	}

	/**
	 * Returns whether the stream is there, {@code false} if its group is missing. The
	 * call may take as long as the attempt to send the batch.
	 */
	private static boolean createStream(Connection connection, Batch batch) {
		Destination destination = batch.destination();
		try {
			connection.client()
				.createLogStream((request) -> request.logGroupName(destination.group())
					.logStreamName(destination.stream())
					.overrideConfiguration((override) -> connection.configure(override, batch)));
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
	 * Eventual consistency: created but not visible yet. The batch is sent again soon.
	 */
	static SendResult notSeenYet(String reason) {
		return new SendResult.Retry(FailureKind.UNAVAILABLE, null,
				"The log group and log stream were created, but cannot be used yet: " + reason);
	}

	private SendResult missing(Destination destination, String reason) {
		String group = this.groupSettings.create() ? "" : ", or the group with cloudwatch.logs.group.create=true";
		String stream = this.createStream ? "" : ", or the stream with cloudwatch.logs.stream.create=true";
		return new SendResult.Retry(FailureKind.MISSING, null, "Create log stream '" + destination.stream()
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
		return new SendResult.Retry(FailureKind.MISSING, null, "Create log " + missing + " '" + name + "' or allow "
				+ action + ": " + ErrorClassifier.describe(failure));
	}

	/**
	 * What came of creating a log stream.
	 *
	 * @param failure why it is still missing, {@code null} if it should be there
	 */
	private record Creation(@Nullable SendResult failure) {
	}

	/**
	 * A log stream that was created.
	 *
	 * @param destination the log stream
	 * @param nanos when it was
	 */
	private record Created(Destination destination, long nanos) {

		boolean isOf(Destination destination) {
			return this.destination.equals(destination);
		}

	}

}
