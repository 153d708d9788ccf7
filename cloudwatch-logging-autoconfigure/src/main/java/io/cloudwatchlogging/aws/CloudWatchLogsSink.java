package io.cloudwatchlogging.aws;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * Sends batches to CloudWatch Logs with the AWS SDK, and creates the log group and log
 * stream when CloudWatch says that they are missing. Safe for use by many threads.
 * <p>
 * The client is created lazily, by the thread that sends the first batch. A batch counts
 * as stored only when CloudWatch itself says so. Nothing that the service, the network or
 * the credentials do is thrown; what does not concern a batch is a warning, once.
 */
public final class CloudWatchLogsSink implements Sink {

	private final Connections connections;

	private final RequestBuffersPool buffers;

	private final RequestSender sender;

	private final DestinationCreator creator;

	private final Retention retention;

	/**
	 * Creates a sink that is not connected yet.
	 * @param source where the client comes from
	 * @param settings how to send
	 * @param observer learns of every PutLogEvents request
	 * @param warnings takes warnings for the operator, on the sending threads
	 * @param timer ends requests in time, and gives memory back. Not shut down by this
	 */
	public CloudWatchLogsSink(ClientSource source, SinkSettings settings, RequestObserver observer,
			Consumer<String> warnings, ScheduledExecutorService timer) {
		OneTimeWarnings oneTimeWarnings = new OneTimeWarnings(warnings);
		EntityNegotiation offer = new EntityNegotiation(settings.entity(), oneTimeWarnings);
		this.connections = new Connections(source, settings, oneTimeWarnings, timer);
		this.buffers = new RequestBuffersPool(settings.maxInFlight(), RequestBuffersPool.Timer.of(timer));
		this.sender = new RequestSender(this.buffers, offer, new Requests(offer, observer));
		this.retention = new Retention(settings.group().retentionDays(), oneTimeWarnings, System::nanoTime);
		this.creator = new DestinationCreator(settings, new GroupCreation(settings.group(), oneTimeWarnings),
				this.retention);
	}

	/**
	 * Returns where the client sends to, for a message.
	 * @return the region, and the endpoint if it is not the region's
	 */
	public String location() {
		return this.connections.location();
	}

	@Override
	public SendResult send(Batch batch) {
		Connection connection;
		try {
			connection = this.connections.enter();
		}
		catch (RuntimeException ex) {
			return ErrorClassifier.classifyMissingClient(ex);
		}
		try {
			SendResult result = send(connection, batch);
			if (result instanceof SendResult.Accepted) {
				stored(connection, batch);
			}
			return result;
		}
		finally {
			leave(connection);
		}
	}

	private SendResult send(Connection connection, Batch batch) {
		long sentNanos = System.nanoTime();
		Response answer = this.sender.send(connection, batch);
		if (answer.isMissing()) {
			SendResult failure = this.creator.create(connection, batch, sentNanos, answer.message());
			if (failure != null) {
				return failure;
			}
			answer = this.sender.send(connection, batch);
		}
		if (answer.isFromOutsideTheSdk()) {
			this.connections.discard(connection);
		}
		else if (answer.isTimeout() || answer.isNotConfigured()) {
			this.connections.renew(connection);
		}
		return answer.isMissing() ? DestinationCreator.notSeenYet(answer.message()) : answer.result();
	}

	private void stored(Connection connection, Batch batch) {
		batch.attempt().stored();
		try {
			this.retention.apply(connection, batch);
		}
		catch (Throwable ex) {
			// Nothing that comes after it makes the batch one to be sent again.
		}
	}

	/** Sets the retention that was refused for now before, as nobody comes back to it. */
	private void applyRetention() {
		if (!this.retention.isDue()) {
			return;
		}
		try {
			Connection connection = this.connections.enter();
			try {
				this.retention.applyAll(connection);
			}
			finally {
				leave(connection);
			}
		}
		catch (Throwable ex) {
			this.retention.leave();
		}
	}

	private static void leave(Connection connection) {
		try {
			connection.leave();
		}
		catch (Throwable ex) {
			// A client that is given up may fail to close; its last answer counts.
		}
	}

	@Override
	public void close() {
		this.buffers.close();
		applyRetention();
		this.connections.close();
	}

}
