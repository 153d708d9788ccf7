package io.cloudwatchlogging.delivery;

/**
 * Something that sends batches to where the log streams are. Safe for use by as many
 * threads as requests may be in flight.
 */
public interface Sink extends AutoCloseable {

	/**
	 * Sends the batch once and says what came of it. Blocks at most for a bounded time
	 * and does not throw for anything that the service, the network or the credentials
	 * do.
	 * @param batch the events; valid until the method returns
	 * @return what came of it
	 */
	SendResult send(Batch batch);

	/**
	 * Releases what the sink itself opened. No call of {@link #send} follows or is under
	 * way.
	 */
	@Override
	void close();

}
