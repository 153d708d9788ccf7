package io.cloudwatchlogging.aws;

import java.util.Objects;
import java.util.function.Supplier;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Where the sink gets its client from, and to whom the client belongs.
 *
 * @param client gives the client. Called on a sending thread, and again after it has
 * failed: looking up a region or credentials may take seconds
 * @param owned whether the sink closes the client. The client of the application is never
 * closed, and is asked for a single attempt and for a bounded time with each request, as
 * its own settings are not known to ask for that
 */
public record ClientSource(ClientFactory client, boolean owned) {

	/** Checks that there is a factory. */
	public ClientSource {
		Objects.requireNonNull(client, "client");
	}

	/**
	 * A client that needs nothing of the sink to be made.
	 * @param client gives the client
	 * @param owned whether the sink closes the client
	 */
	public ClientSource(Supplier<? extends CloudWatchLogsClient> client, boolean owned) {
		this((defaults) -> client.get(), owned);
	}

	/**
	 * A client that is made for the sink and closed by it.
	 * @param client makes the client
	 * @return the source
	 */
	public static ClientSource owned(ClientFactory client) {
		return new ClientSource(client, true);
	}

	/**
	 * A client that is made for the sink and closed by it, without what the sink asks
	 * for.
	 * @param client makes the client, with {@link ClientDefaults}
	 * @return the source
	 */
	public static ClientSource owned(Supplier<? extends CloudWatchLogsClient> client) {
		return new ClientSource(client, true);
	}

	/**
	 * A client that belongs to the application.
	 * @param client gives the client
	 * @return the source
	 */
	public static ClientSource borrowed(Supplier<? extends CloudWatchLogsClient> client) {
		return new ClientSource(client, false);
	}

}
