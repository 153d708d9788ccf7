package io.cloudwatchlogging.sample;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.json.JsonContent;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an operator of the sample application sees while CloudWatch Logs is away,
 * with the standard thresholds in real time.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "cloudwatch.logs.format=pattern")
@AutoConfigureCloudWatchLogs
@AutoConfigureRestTestClient
@DirtiesContext
class OutageIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger("outage");

	private static final Duration BAR = Duration.ofSeconds(30);

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/**
	 * Of the status, on any machine that answers within a third of it when all is well.
	 */
	private static final Duration STATUS_BAR = Duration.ofMillis(50);

	private static final int STATUS_REQUESTS = 20;

	private static final int LINES = 500;

	@Autowired
	private EmbeddedCloudWatchLogs service;

	@Autowired
	private LogDelivery delivery;

	@Autowired
	private RestTestClient client;

	@AfterEach
	void endOfAllFaults() {
		this.service.faults().clear();
	}

	@Test
	void anOutageIsSeenWithItsReasonAndNothingIsLost() throws Exception {
		Awaitility.await().atMost(PATIENCE).until(this::health, "UP"::equals);
		double retries = meter("cloudwatch.logs.retries");
		this.service.faults().inject(Fault.outage());
		IntStream.range(0, LINES).forEach((number) -> logger.info("during the outage {}", number));
		Awaitility.await().atMost(BAR).until(this::health, "DOWN"::equals);
		assertThat(actuator("/health", 503)).extractingPath("$.components.cloudWatchLogs.details.reason")
			.asString()
			.startsWith("Delivery has been failing since");
		assertThat(actuator("/health", 503)).extractingPath("$.components.cloudWatchLogs.details.lastError")
			.asString()
			.contains("Connection refused");
		assertThat(actuator("/health/readiness", 200)).extractingPath("$.status").isEqualTo("UP");
		assertThat(actuator("/health/liveness", 200)).extractingPath("$.status").isEqualTo("UP");
		assertThat(meter("cloudwatch.logs.buffer.events")).isGreaterThanOrEqualTo(LINES);
		assertThat(meter("cloudwatch.logs.retries")).isGreaterThan(retries);
		assertThat(meter("cloudwatch.logs.requests?tag=outcome:unavailable")).isPositive();
		this.service.faults().clear();
		Awaitility.await().atMost(PATIENCE).until(this::health, "UP"::equals);
		assertThat(actuator("/health", 200)).extractingPath("$.status").isEqualTo("UP");
		assertThat(this.delivery.flush(PATIENCE).complete()).isTrue();
		assertThat(numbers("during the outage ")).isEqualTo(IntStream.range(0, LINES).boxed().toList());
		assertThat(actuator("/cloudwatchlogs", 200)).doesNotHavePath("$.failure");
	}

	@Test
	void statusAndHealthAnswerWhileRequestsGetNoAnswer() throws Exception {
		Awaitility.await().atMost(PATIENCE).until(this::health, "UP"::equals);
		medianOfStatus();
		Duration well = medianOfStatus();
		this.service.faults().inject(Fault.blackHole());
		logger.info("into the black hole 0");
		Awaitility.await().atMost(PATIENCE).until(() -> meter("cloudwatch.logs.requests.active") > 0);
		assertThat(actuator("/cloudwatchlogs", 200)).extractingPath("$.requests.inFlight").isEqualTo(1);
		Duration withoutAnswer = medianOfStatus();
		System.out.printf("Status: %,d us while all is well, %,d us while requests get no answer%n",
				TimeUnit.NANOSECONDS.toMicros(well.toNanos()), TimeUnit.NANOSECONDS.toMicros(withoutAnswer.toNanos()));
		assertThat(withoutAnswer).isLessThanOrEqualTo(longer(STATUS_BAR, well.multipliedBy(3)));
		assertThat(actuator("/cloudwatchlogs", 200)).extractingPath("$.requests.inFlight").isEqualTo(1);
		Awaitility.await().atMost(BAR).until(this::health, "DOWN"::equals);
		assertThat(actuator("/health", 503)).extractingPath("$.status").isEqualTo("DOWN");
		this.service.faults().clear();
		Awaitility.await().atMost(PATIENCE).until(this::health, "UP"::equals);
		assertThat(actuator("/health", 200)).extractingPath("$.status").isEqualTo("UP");
		assertThat(this.delivery.flush(PATIENCE).complete()).isTrue();
		assertThat(numbers("into the black hole ")).contains(0);
	}

	/** How long the status takes, from the request to the whole answer. */
	private Duration medianOfStatus() {
		long[] nanos = IntStream.range(0, STATUS_REQUESTS).mapToLong((number) -> {
			long start = System.nanoTime();
			actuator("/cloudwatchlogs", 200);
			return System.nanoTime() - start;
		}).sorted().toArray();
		return Duration.ofNanos(nanos[STATUS_REQUESTS / 2]);
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private List<Integer> numbers(String text) {
		return this.service.messages("/sample/shop")
			.stream()
			.filter((message) -> message.contains(text))
			.map((message) -> Integer.valueOf(message.substring(message.indexOf(text) + text.length())))
			.toList();
	}

	private String health() {
		String body = this.client.get()
			.uri("/actuator/health/cloudWatchLogs")
			.exchange()
			.returnResult(String.class)
			.getResponseBody();
		return (body != null) ? status(body) : "";
	}

	private static String status(String body) {
		int start = body.indexOf("\"status\":\"") + 10;
		return body.substring(start, body.indexOf('"', start));
	}

	private double meter(String name) {
		String body = this.client.get()
			.uri("/actuator/metrics/" + name)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody();
		assertThat(body).isNotNull();
		int start = body.indexOf("\"value\":") + 8;
		return Double.parseDouble(body.substring(start, body.indexOf('}', start)));
	}

	private JsonContent actuator(String path, int status) {
		String body = this.client.get()
			.uri("/actuator" + path)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.returnResult(String.class)
			.getResponseBody();
		assertThat(body).isNotNull();
		return new JsonContent(body);
	}

}
