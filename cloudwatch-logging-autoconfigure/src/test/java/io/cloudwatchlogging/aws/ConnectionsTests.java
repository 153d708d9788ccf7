package io.cloudwatchlogging.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Connections}.
 */
@Timeout(60)
class ConnectionsTests {

	private static final int THREADS = 8;

	private final List<CountingClient> clients = new CopyOnWriteArrayList<>();

	@Test
	void aClientIsClosedAfterItsLastRequest() {
		Connections connections = connections(true);
		Connection first = connections.enter();
		assertThat(connections.enter()).isSameAs(first);
		connections.discard(first);
		connections.discard(first);
		Connection second = connections.enter();
		assertThat(second).isNotSameAs(first);
		connections.discard(first);
		assertThat(this.clients.get(0).closes).hasValue(0);
		first.leave();
		assertThat(this.clients.get(0).closes).hasValue(0);
		first.leave();
		assertThat(this.clients.get(0).closes).hasValue(1);
		assertThat(connections.enter()).isSameAs(second);
		second.leave();
		second.leave();
		assertThat(this.clients.get(1).closes).hasValue(0);
		connections.close();
		connections.close();
		assertThat(this.clients.get(1).closes).hasValue(1);
		assertThat(this.clients).hasSize(2);
	}

	@Test
	void aRenewedConnectionKnowsTheEndpoint() {
		Connections connections = connections(true);
		Connection first = connections.enter();
		connections.renew(first);
		connections.renew(first);
		Connection second = connections.enter();
		assertThat(this.clients).hasSize(2);
		assertThat(second.compression()).isSameAs(first.compression());
		first.leave();
		assertThat(this.clients.get(0).closes).hasValue(1);
		connections.discard(second);
		assertThat(connections.enter().compression()).as("perhaps another endpoint").isNotSameAs(first.compression());
	}

	@Test
	void theConnectionOfSomebodyElseIsNotRenewed() {
		Connections connections = connections(false);
		Connection first = connections.enter();
		connections.renew(first);
		assertThat(connections.enter()).isSameAs(first);
	}

	@Test
	void theClientOfSomebodyElseIsLeftOpen() {
		Connections connections = connections(false);
		Connection connection = connections.enter();
		connections.discard(connection);
		connection.leave();
		connections.enter().leave();
		connections.close();
		assertThat(this.clients).hasSize(2).allMatch((client) -> client.closes.get() == 0);
	}

	@Test
	void threadsThatDiscardAtTheSameTimeNeverUseAClosedClient() throws Exception {
		Connections connections = connections(true);
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<? extends Future<Integer>> usesOfClosed = IntStream.range(0, THREADS)
				.mapToObj((thread) -> executor.submit(() -> {
					start.await();
					int closed = 0;
					for (int i = 0; i < 2000; i++) {
						Connection connection = connections.enter();
						if (i % 10 == thread) {
							connections.discard(connection);
						}
						closed += ((CountingClient) connection.client()).closes.get();
						connection.leave();
					}
					return closed;
				}))
				.toList();
			start.countDown();
			for (Future<Integer> uses : usesOfClosed) {
				assertThat(uses.get()).isZero();
			}
		}
		finally {
			executor.shutdownNow();
		}
		connections.close();
		assertThat(this.clients).hasSizeGreaterThan(1).allMatch((client) -> client.closes.get() == 1);
	}

	private Connections connections(boolean owned) {
		ClientSource source = new ClientSource(() -> {
			CountingClient client = new CountingClient();
			this.clients.add(client);
			return client;
		}, owned);
		return new Connections(source, SinkSettings.DEFAULTS, new OneTimeWarnings((warning) -> {
		}), TestClients.TIMER);
	}

	/** A client that counts how often it is closed. */
	private static final class CountingClient implements CloudWatchLogsClient {

		private final AtomicInteger closes = new AtomicInteger();

		@Override
		public String serviceName() {
			return "logs";
		}

		@Override
		public void close() {
			this.closes.incrementAndGet();
		}

	}

}
