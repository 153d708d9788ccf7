package io.cloudwatchlogging.effects;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.LogEventsLostEvent;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an application can know of delivery and do about it.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationsIntegrationTests {

	@RegisterExtension
	static ShippingApplication application = new ShippingApplication();

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	@Test
	void anApplicationFlushesAndLooksAtTheStatus() {
		application.run((context) -> {
			LogDelivery delivery = context.getBean(LogDelivery.class);
			ORDERS.info("an order");
			assertThat(flush(delivery).complete()).isTrue();
			assertThat(application.messages()).singleElement().asString().endsWith("an order");
			DeliveryStatus status = delivery.status();
			assertThat(status.counts().buffered()).isZero();
			assertThat(status.lastDelivery()).isNotNull();
		}, "cloudwatch.logs.batch.max-linger=60s");
	}

	@Test
	void anApplicationIsToldOfLosses() {
		BlockingQueue<LogEventsLostEvent> events = new LinkedBlockingQueue<>();
		application.run((context) -> {
			context.addApplicationListener(
					(ApplicationListener<PayloadApplicationEvent<LogEventsLostEvent>>) (event) -> events
						.add(event.getPayload()));
			ORDERS.info("an order");
			flush(context.getBean(LogDelivery.class));
			ORDERS.warn("x".repeat(2000));
			ORDERS.info("another order");
			flush(context.getBean(LogDelivery.class));
			LogEventsLostEvent event = poll(events);
			assertThat(event.group()).isEqualTo("shop");
			assertThat(event.stream()).isEqualTo("task/local");
			assertThat(event.reason()).isEqualTo(LossReason.OVERSIZE);
			assertThat(event.severity()).isEqualTo(Severity.WARN);
			assertThat(event.count()).isEqualTo(1);
		}, "cloudwatch.logs.event.max-size=1KB", "cloudwatch.logs.event.oversize=drop",
				"cloudwatch.logs.stream.name=task/{ecs-task-id:local}");
	}

	@Test
	void nothingIsShippedInLambdaAndThatIsSaid(CapturedOutput output) {
		application.run((context) -> ORDERS.info("an order"), "AWS_LAMBDA_FUNCTION_NAME=orders");
		assertThat(application.service().requests().all()).isEmpty();
		assertThat(output.getErr())
			.containsOnlyOnce("Log events are not shipped to CloudWatch Logs by this application")
			.contains("cloudwatch.logs.enabled-in-lambda=true");
	}

	@Test
	@EffectOf("cloudwatch.logs.enabled-in-lambda")
	void linesAreShippedInLambdaIfAskedFor() {
		application.run((context) -> ORDERS.info("an order"), "AWS_LAMBDA_FUNCTION_NAME=orders",
				"cloudwatch.logs.enabled-in-lambda=true");
		assertThat(application.messages()).singleElement().asString().endsWith("an order");
	}

	@Test
	void aClientOfTheApplicationIsUsedAsItIsAndThatIsSaidOnce(CapturedOutput output) {
		CloudWatchLogsClient client = CloudWatchLogsClient.builder()
			.region(Region.EU_CENTRAL_1)
			.endpointOverride(application.service().endpoint())
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
			.build();
		application.run(
				(context) -> ((GenericApplicationContext) context).registerBean(CloudWatchLogsClient.class,
						() -> client),
				(context) -> ORDERS.info("an order"), "cloudwatch.logs.endpoint=http://127.0.0.1:9",
				"cloudwatch.logs.region=eu-west-1");
		assertThat(application.messages()).singleElement().asString().endsWith("an order");
		assertThat(output.getErr())
			.containsOnlyOnce("There is a bean of type CloudWatchLogsClient, which is used as it is. Without effect: "
					+ "cloudwatch.logs.endpoint, cloudwatch.logs.region");
	}

	/** As it may not know of them, and send to AWS what is to stay here. */
	@Test
	void aClientOfTheApplicationIsNotUsedBesideConnectionDetailsOfTheLibraryAndThatIsSaidOnce(CapturedOutput output) {
		CloudWatchLogsClient client = CloudWatchLogsClient.builder()
			.region(Region.EU_CENTRAL_1)
			.endpointOverride(URI.create("http://127.0.0.1:9"))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
			.build();
		AwsConnectionDetails details = new AwsConnectionDetails() {

			@Override
			public URI getEndpoint() {
				return application.service().endpoint();
			}

		};
		application.run((context) -> {
			((GenericApplicationContext) context).registerBean(CloudWatchLogsClient.class, () -> client);
			((GenericApplicationContext) context).registerBean("cloudWatchLogsConnectionDetails",
					AwsConnectionDetails.class, () -> details);
		}, (context) -> ORDERS.info("an order"));
		assertThat(application.messages()).singleElement().asString().endsWith("an order");
		assertThat(output.getErr()).containsOnlyOnce("The bean of type CloudWatchLogsClient is not used");
		client.close();
	}

	private static FlushResult flush(LogDelivery delivery) {
		try {
			return delivery.flush(ShippingApplication.PATIENCE);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static LogEventsLostEvent poll(BlockingQueue<LogEventsLostEvent> events) {
		try {
			LogEventsLostEvent event = events.poll(ShippingApplication.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			assertThat(event).isNotNull();
			return event;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
