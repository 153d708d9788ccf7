package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.benchmarks.SharedState.Field;
import io.cloudwatchlogging.delivery.Limits;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

/**
 * The SDK alone: full batches that were made before, sent one after the other by each
 * caller.
 */
final class SdkLoop {

	private static final Duration MEASURED = Duration.ofSeconds(8);

	private final SharedState state;

	private final int callers;

	private final int latencyMillis;

	private volatile boolean stopped;

	SdkLoop(SharedState state, int callers, int latencyMillis) {
		this.state = state;
		this.callers = callers;
		this.latencyMillis = latencyMillis;
	}

	Result run() throws InterruptedException {
		this.state.set(Field.LATENCY, this.latencyMillis);
		List<Thread> threads = new ArrayList<>();
		try (CloudWatchLogsClient client = Clients.builder(new Endpoint((int) this.state.get(Field.PORT))).build()) {
			for (int i = 0; i < this.callers; i++) {
				PutLogEventsRequest request = request(i);
				threads.add(new Thread(() -> {
					while (!this.stopped) {
						client.putLogEvents(request);
					}
				}, "caller-" + i));
			}
			threads.forEach(Thread::start);
			double warmUp = WarmUp.await();
			long eventsBefore = this.state.get(Field.EVENTS);
			long bytesBefore = this.state.get(Field.BYTES);
			Usage before = Usage.now();
			Thread.sleep(MEASURED.toMillis());
			Usage after = Usage.now();
			long events = this.state.get(Field.EVENTS) - eventsBefore;
			long bytes = this.state.get(Field.BYTES) - bytesBefore;
			this.stopped = true;
			for (Thread thread : threads) {
				thread.join();
			}
			return Throughput.rates(before, after, events)
				.with("warm-up s", warmUp)
				.with("bytes on the wire per event", (double) bytes / events)
				.with("lost", 0);
		}
	}

	/** As many lines as a request may have. */
	private PutLogEventsRequest request(int seed) {
		List<InputLogEvent> events = new ArrayList<>();
		long now = System.currentTimeMillis();
		String message = line(seed, 0);
		int bytes = message.length() + Limits.EVENT_OVERHEAD;
		while (bytes <= Limits.BATCH_BYTES) {
			events.add(InputLogEvent.builder().timestamp(now + events.size() / 500).message(message).build());
			message = line(seed, events.size());
			bytes += message.length() + Limits.EVENT_OVERHEAD;
		}
		return PutLogEventsRequest.builder()
			.logGroupName(Endpoint.GROUP)
			.logStreamName(Endpoint.STREAM)
			.logEvents(events)
			.build();
	}

	/** A line like those that are logged. */
	static String line(int thread, int number) {
		return (" INFO 4711 --- [orders] [producer-%d] com.example.shop.orders.OrderService     : "
				+ "Order %018d accepted: payment authorised by provider, reserved in warehouse 7, confirmation sent, "
				+ "total %d cents")
			.formatted(thread, (number + 1) * 0x9E3779B97F4A7C15L >>> 4, 10_000 + number);
	}

}
