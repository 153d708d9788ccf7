package io.cloudwatchlogging.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import jakarta.annotation.PreDestroy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
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

	private final CloudWatchLogsClient client;

	private final String group;

	LogReader(AwsClientBuilderConfigurer configurer, ObjectProvider<AwsConnectionDetails> connectionDetails,
			@Value("${cloudwatch.logs.group.name}") String group) {
		this.client = configurer.configure(CloudWatchLogsClient.builder(), null, connectionDetails.getIfAvailable())
			.build();
		this.group = group;
	}

	/** The last events of the log group, the latest one last. */
	List<FilteredLogEvent> last(int count) {
		Deque<FilteredLogEvent> last = new ArrayDeque<>(count);
		try {
			long start = Instant.now().minus(PERIOD).toEpochMilli();
			this.client.filterLogEventsPaginator((request) -> request.logGroupName(this.group).startTime(start))
				.events()
				.forEach((event) -> {
					if (last.size() == count) {
						last.removeFirst();
					}
					last.addLast(event);
				});
		}
		catch (ResourceNotFoundException ex) {
			// The first line creates the group.
		}
		return List.copyOf(last);
	}

	@PreDestroy
	void close() {
		this.client.close();
	}

}
