package io.cloudwatchlogging.sample;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.cloudwatchlogging.LogDelivery;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way of lines to a service and back, with what any service offers that speaks the
 * API of CloudWatch Logs.
 */
final class RoundTrip {

	private static final Logger logger = LoggerFactory.getLogger("roundtrip");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int LINES = 2_000;

	private final ApplicationContext context;

	private final String group;

	RoundTrip(ApplicationContext context) {
		this.context = context;
		this.group = context.getEnvironment().getRequiredProperty("cloudwatch.logs.group.name");
	}

	void perform() throws InterruptedException {
		String large = "0123456789 \u00e9\uD83D\uDE00 ".repeat(10_000) + "end";
		IntStream.range(0, LINES).forEach((number) -> logger.info("line {}", number));
		logger.info("large {}", large);
		logger.error("failed", new IllegalStateException("on purpose"));
		assertThat(this.context.getBean(LogDelivery.class).flush(PATIENCE).complete()).isTrue();
		try (CloudWatchLogsClient client = client()) {
			Awaitility.await().atMost(PATIENCE).until(() -> messages(client, "failed").size() == 1);
			assertThat(all(client, " using Java ")).hasSize(1);
			assertThat(messages(client, "line ")).extracting((message) -> number(message))
				.containsExactlyElementsOf(IntStream.range(0, LINES).boxed().toList());
			assertThat(String.join("", messages(client, "large "))).isEqualTo(large);
			assertThat(all(client, "failed")).singleElement()
				.asString()
				.contains("java.lang.IllegalStateException: on purpose\n\tat ");
			assertThat(groups(client)).singleElement().extracting(LogGroup::retentionInDays).isEqualTo(7);
		}
	}

	private CloudWatchLogsClient client() {
		return this.context.getBean(AwsClientBuilderConfigurer.class)
			.configure(CloudWatchLogsClient.builder(), null,
					this.context.getBeanProvider(AwsConnectionDetails.class).getIfAvailable())
			.build();
	}

	private List<LogGroup> groups(CloudWatchLogsClient client) {
		return client.describeLogGroups((request) -> request.logGroupNamePrefix(this.group)).logGroups();
	}

	/** What follows a text in the messages that have it, by time. */
	private List<String> messages(CloudWatchLogsClient client, String text) {
		return all(client, " : " + text).stream()
			.map((message) -> message.substring(message.indexOf(text) + text.length()))
			.toList();
	}

	private List<String> all(CloudWatchLogsClient client, String text) {
		return client.filterLogEventsPaginator((request) -> request.logGroupName(this.group))
			.events()
			.stream()
			.map(FilteredLogEvent::message)
			.filter((message) -> message.contains(text))
			.collect(Collectors.toList());
	}

	private static Integer number(String text) {
		return Integer.valueOf(text);
	}

}
