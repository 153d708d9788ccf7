package io.cloudwatchlogging.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.delivery.Limits;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

/**
 * The least that an application can do to ship with the AWS SDK: one thread sends as many
 * lines that were prepared before as were logged, once a second, or at once if there is
 * more than a request may have. It has the client that the SDK builds if it is told
 * nothing but region and endpoint.
 */
final class SdkSender {

	private static final long PERIOD_MILLIS = 1000;

	private final AtomicInteger waiting = new AtomicInteger();

	private final List<String> lines = new ArrayList<>();

	private SdkSender() {
		String line = SdkLoop.line(0, 0);
		int bytes = line.length() + Limits.EVENT_OVERHEAD;
		while (bytes <= Limits.BATCH_BYTES) {
			this.lines.add(line);
			line = SdkLoop.line(0, this.lines.size());
			bytes += line.length() + Limits.EVENT_OVERHEAD;
		}
	}

	static SdkSender start(Endpoint endpoint) {
		SdkSender sender = new SdkSender();
		Thread thread = new Thread(() -> sender.run(endpoint), "sender");
		thread.setDaemon(true);
		thread.start();
		return sender;
	}

	/** Counts a line that was logged. */
	void add() {
		this.waiting.incrementAndGet();
	}

	private void run(Endpoint endpoint) {
		try (CloudWatchLogsClient client = CloudWatchLogsClient.builder()
			.region(Region.of(Endpoint.REGION))
			.endpointOverride(endpoint.uri())
			.build()) {
			while (true) {
				int count = Math.min(this.waiting.get(), this.lines.size());
				if (count > 0) {
					client.putLogEvents(request(count));
				}
				if (this.waiting.addAndGet(-count) < this.lines.size()) {
					Thread.sleep(PERIOD_MILLIS);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private PutLogEventsRequest request(int count) {
		List<InputLogEvent> events = new ArrayList<>(count);
		long now = System.currentTimeMillis();
		for (String line : this.lines.subList(0, count)) {
			events.add(InputLogEvent.builder().timestamp(now).message(line).build());
		}
		return PutLogEventsRequest.builder()
			.logGroupName(Endpoint.GROUP)
			.logStreamName(Endpoint.STREAM)
			.logEvents(events)
			.build();
	}

}
