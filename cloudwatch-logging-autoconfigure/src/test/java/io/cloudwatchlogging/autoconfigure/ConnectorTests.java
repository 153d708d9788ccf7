package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.shipping.MemorySink;
import io.cloudwatchlogging.shipping.Patience;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Connector}: a context that has a client of its own, and another one
 * that has taken over from it.
 */
class ConnectorTests {

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name", "shop")
		.withProperty("cloudwatch.logs.endpoint", this.service.endpoint().toString())
		.withProperty("spring.cloud.aws.region.static", "eu-central-1")
		.withProperty("spring.cloud.aws.credentials.access-key", "any")
		.withProperty("spring.cloud.aws.credentials.secret-key", "any");

	private final CloudWatchLogsProperties properties = PropertiesReading.of(this.environment).properties();

	private final Shipping shipping = new Shipping(() -> false);

	private final BorrowedClient client = new BorrowedClient(CloudWatchLogsClient.builder()
		.region(Region.EU_CENTRAL_1)
		.endpointOverride(this.service.endpoint())
		.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
		.build());

	private final Connector connector = connector(this.client);

	private final Runnable context = this.connector::connect;

	private final Runnable other = () -> {
	};

	private final MemorySink otherSink = new MemorySink();

	ConnectorTests() {
		this.service.createLogGroup(TestEvents.STREAM.group());
		this.service.createLogStream(TestEvents.STREAM.group(), TestEvents.STREAM.stream());
	}

	@AfterEach
	void end() {
		this.shipping.end();
		this.client.close();
		this.service.close();
	}

	@Test
	void shipsByTheClientOfTheApplication() throws Exception {
		this.connector.afterSingletonsInstantiated();
		logAndFlush("event");
		assertThat(messages()).containsExactly("event");
		assertThat(this.client.requests()).isEqualTo(1);
	}

	@Test
	void shipsByAClientThatTheLibraryMakesIfTheApplicationHasNone() throws Exception {
		Connector connector = connector(null);
		connector.afterSingletonsInstantiated();
		logAndFlush("event");
		connector.destroy();
		assertThat(this.shipping.sinks().isConnectedBy(connector)).isTrue();
		logAndFlush("later");
		assertThat(messages()).containsExactly("event", "later");
	}

	@Test
	void whatWaitsIsShippedByTheClientOfTheApplicationBeforeThatIsClosed() throws Exception {
		this.connector.afterSingletonsInstantiated();
		TestEvents.log(this.shipping.pipeline(), "event");
		this.connector.destroy();
		this.client.close();
		assertThat(messages()).containsExactly("event");
		logAndFlush("later");
		assertThat(messages()).containsExactly("event", "later");
		assertThat(this.client.requests()).isEqualTo(1);
		assertThat(this.client.refusals()).isZero();
	}

	@Test
	void aClientThatDoesNotTellHowItIsMadeIsFollowedByNoOther() throws Exception {
		this.client.whenAsked(() -> {
			throw new UnsupportedOperationException();
		});
		this.connector.connect();
		this.connector.destroy();
		this.client.close();
		TestEvents.log(this.shipping.pipeline(), "later");
		assertThat(this.shipping.pipeline().flush(Duration.ofMillis(500)).complete()).isFalse();
		assertThat(messages()).isEmpty();
		assertThat(this.client.refusals()).isPositive();
	}

	@ParameterizedTest
	@EnumSource
	void theClientOfTheApplicationIsNotUsedOnceItIsClosedWheneverAnotherContextEnds(End end) throws Exception {
		bothStart();
		Thread otherEnd = new Thread(() -> this.shipping.contexts().release(this.other));
		switch (end) {
			case BEFORE -> endNow(otherEnd);
			case MEANWHILE -> this.client.whenAsked(() -> {
				otherEnd.start();
				Patience.await(() -> otherEnd.getState() == Thread.State.BLOCKED);
			});
			case MEANWHILE_ON_THE_SAME_THREAD ->
				this.client.whenAsked(() -> this.shipping.contexts().release(this.other));
			case AFTERWARDS -> {
			}
		}
		this.connector.destroy();
		this.client.close();
		if (end == End.AFTERWARDS) {
			endNow(otherEnd);
		}
		Patience.join(otherEnd);
		assertLastEventsAreDelivered();
	}

	@RepeatedTest(20)
	void theClientOfTheApplicationIsNotUsedOnceItIsClosedIfTwoContextsEndAtOnce() throws Exception {
		bothStart();
		CyclicBarrier start = new CyclicBarrier(2);
		List<Thread> ends = new ArrayList<>();
		ends.add(new Thread(() -> {
			await(start);
			this.shipping.contexts().release(this.other);
		}));
		ends.add(new Thread(() -> {
			await(start);
			this.connector.destroy();
			this.client.close();
		}));
		for (Thread end : ends) {
			end.start();
		}
		for (Thread end : ends) {
			Patience.join(end);
		}
		assertLastEventsAreDelivered();
	}

	private void bothStart() {
		this.shipping.contexts().retain(this.context);
		this.shipping.begin(DeliverySettings.DEFAULTS, null, Patience.LIMIT, MemorySink::new);
		this.connector.connect();
		this.shipping.contexts().retain(this.other);
		this.shipping.sinks().connect(this.other, this.otherSink);
	}

	private void assertLastEventsAreDelivered() {
		TestEvents.log(this.shipping.pipeline(), "last");
		assertThat(this.shipping.contexts().release(this.context)).isTrue();
		assertThat(messages()).containsExactly("last");
		assertThat(this.otherSink.messages()).isEmpty();
		assertThat(this.client.refusals()).isZero();
	}

	private static void endNow(Thread end) throws InterruptedException {
		end.start();
		Patience.join(end);
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Connector connector(@Nullable CloudWatchLogsClient client) {
		LogNames names = LogNames.of(this.properties, this.environment);
		return new Connector(this.shipping, new SinkFactory(this.properties, names),
				CloudWatchLogsClientFactory.of(this.environment, this.properties), client, null,
				new InstallationUpdate(this.shipping, this.environment, this.properties, names,
						new DefaultListableBeanFactory().getBeanProvider(ResolvableType.forClass(Object.class)),
						new DefaultListableBeanFactory().getBeanProvider(LogEventCustomizer.class)));
	}

	private void logAndFlush(String message) throws InterruptedException {
		TestEvents.log(this.shipping.pipeline(), message);
		assertThat(this.shipping.pipeline().flush(Patience.LIMIT).complete()).isTrue();
	}

	private List<String> messages() {
		return this.service.messages(TestEvents.STREAM.group());
	}

	/**
	 * When the other context ends, with regard to the end of the client.
	 */
	enum End {

		BEFORE, MEANWHILE, MEANWHILE_ON_THE_SAME_THREAD, AFTERWARDS

	}

}
