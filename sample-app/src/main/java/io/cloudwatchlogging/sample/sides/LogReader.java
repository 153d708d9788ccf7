package io.cloudwatchlogging.sample.sides;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import jakarta.annotation.PreDestroy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads events back from CloudWatch Logs, wherever that is.
 */
@Lazy
@Component
class LogReader {

	private static final Duration PERIOD = Duration.ofMinutes(15);

	/** The page says what is wrong rather than wait. */
	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final CloudWatchLogsClient client;

	private final String group;

	LogReader(AwsClientBuilderConfigurer configurer, ObjectProvider<AwsConnectionDetails> connectionDetails,
			@Value("${cloudwatch.logs.group.name}") String group) {
		this.client = configurer.configure(CloudWatchLogsClient.builder(), null, connectionDetails.getIfAvailable())
			.overrideConfiguration((settings) -> settings.apiCallTimeout(TIMEOUT).retryStrategy(RetryMode.STANDARD))
			.build();
		this.group = group;
	}

	/** The last events of the log group, the latest one last. */
	List<FilteredLogEvent> last(int count) {
		Deque<FilteredLogEvent> last = new ArrayDeque<>();
		try {
			long start = Instant.now().minus(PERIOD).toEpochMilli();
			this.client.filterLogEventsPaginator((request) -> request.logGroupName(this.group).startTime(start))
				.events()
				.forEach((event) -> {
					last.addLast(event);
					if (last.size() > count) {
						last.removeFirst();
					}
				});
		}
		catch (ResourceNotFoundException ex) {
			// The first event creates the group.
		}
		return List.copyOf(last);
	}

	/**
	 * Reads the events of this process.
	 * @param start the time of the first one
	 * @param pages what is given the events of each request, in the order in which they
	 * are stored
	 */
	void read(Instant start, Consumer<List<FilteredLogEvent>> pages) {
		String mine = "{ $." + EventMembers.PROCESS + " = \"" + EventMembers.THIS_PROCESS + "\" }";
		try {
			this.client.filterLogEventsPaginator(
					(request) -> request.logGroupName(this.group).startTime(start.toEpochMilli()).filterPattern(mine))
				.stream()
				.map(FilterLogEventsResponse::events)
				.forEach(pages);
		}
		catch (ResourceNotFoundException ex) {
			// The first event creates the group.
		}
	}

	@PreDestroy
	void close() {
		this.client.close();
	}

}
