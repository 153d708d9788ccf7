package io.cloudwatchlogging.sample.sides;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the application says of both sides, through its real stack and sockets.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "logging.threshold.console=warn")
@AutoConfigureCloudWatchLogs
@AutoConfigureRestTestClient
@DirtiesContext
class SidesIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Logger logger = LoggerFactory.getLogger("sides");

	@Autowired
	private RestTestClient client;

	@Autowired
	private EmbeddedCloudWatchLogs service;

	@Autowired
	private LogDelivery delivery;

	@Autowired
	private JsonMapper json;

	@AfterEach
	void endOfAllFaults() {
		this.service.faults().clear();
	}

	@Test
	void whatIsLoggedIsFoundOnceAndInOrder() {
		long since = sides(0).path("logged").path("last").asLong();
		for (int number = 0; number < 25_000; number++) {
			logger.info("found {}", number);
		}
		assertThat(await(since)).isEqualTo(new Verdict(25_000, 25_000, 0, 0, 0, 0));
	}

	@Test
	void severalThreadsAreInOrderEachForItself() throws InterruptedException {
		long since = sides(0).path("logged").path("last").asLong();
		Thread[] threads = new Thread[8];
		for (int index = 0; index < threads.length; index++) {
			threads[index] = new Thread(() -> {
				for (int number = 0; number < 1_000; number++) {
					logger.info("found {}", number);
				}
			});
			threads[index].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(await(since)).isEqualTo(new Verdict(8_000, 8_000, 0, 0, 0, 0));
	}

	@Test
	void whatIsStoredTwiceIsCounted() throws InterruptedException {
		await(0);
		long since = sides(0).path("logged").path("last").asLong();
		this.service.faults().inject(Fault.lostAnswer().onOperation("PutLogEvents").times(1));
		for (int number = 0; number < 100; number++) {
			logger.info("repeated {}", number);
		}
		this.delivery.flush(PATIENCE);
		Awaitility.await().atMost(PATIENCE).until(() -> verdict(since).twice() > 0);
		Verdict verdict = verdict(since);
		assertThat(verdict.stored()).isEqualTo(100);
		assertThat(verdict.twice()).isBetween(1, 100);
		assertThat(verdict.outOfOrder()).isZero();
	}

	@Test
	void eventsThatAreDeletedBeforeTheyAreFoundAreMissing() throws InterruptedException {
		await(0);
		this.service.createLogGroup("/kept");
		long since = sides(0).path("logged").path("last").asLong();
		waitUntilNobodyReads();
		logger.info("deleted");
		this.delivery.flush(PATIENCE);
		this.service.deleteLogGroup("/sample/shop");
		Awaitility.await().atMost(PATIENCE).until(() -> verdict(since).missing() == 1);
		logger.info("not deleted");
		this.delivery.flush(PATIENCE);
		Awaitility.await().atMost(PATIENCE).until(() -> verdict(since).stored() == 1);
		assertThat(verdict(since)).isEqualTo(new Verdict(2, 1, 0, 1, 0, 0));
	}

	@Test
	void nothingIsReadWhileNothingIsLogged() {
		await(0);
		// What retries of other tests may have stored twice is read once more.
		AtomicLong requests = new AtomicLong(-1);
		Awaitility.await().during(2, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> {
			sides(0);
			long now = this.service.requests().count("FilterLogEvents");
			return requests.getAndSet(now) == now;
		});
	}

	@Test
	void onlyWhatIsNewIsTold() {
		logger.info("old");
		await(0);
		long seen = lastPosition();
		logger.info("new");
		JsonNode after = sides(seen);
		assertThat(after.path("logged").path("events")).hasSize(1);
		assertThat(after.path("logged").path("events").path(0).path("message").asString()).isEqualTo("new");
	}

	@Test
	void whatAThreadLogsLateIsTold() {
		await(0);
		long seen = lastPosition();
		// Its number is given before the other event is logged, and it gets there behind
		// it.
		LoggingEvent late = new LoggingEvent("test", (ch.qos.logback.classic.Logger) logger, Level.INFO, "late", null,
				null);
		logger.info("early");
		assertThat(sides(seen).path("logged").path("events")).hasSize(1);
		seen = lastPosition();
		((ch.qos.logback.classic.Logger) logger).callAppenders(late);
		JsonNode events = sides(seen).path("logged").path("events");
		assertThat(events.path(0).path("message").asString()).isEqualTo("late");
	}

	private long lastPosition() {
		JsonNode events = sides(0).path("logged").path("events");
		return events.path(events.size() - 1).path("position").asLong();
	}

	@Test
	void noMoreThanAPageShowsIsTold() {
		for (int number = 0; number < 3_000; number++) {
			logger.info("many {}", number);
		}
		assertThat(sides(0).path("logged").path("events")).hasSize(1_000);
	}

	@Test
	void fieldsAndExceptionsAreStoredAsJson() {
		get("/orders/4711", 200);
		get("/fail", 200);
		await(0);
		assertThat(this.service.messages("/sample/shop"))
			.anyMatch((message) -> message.contains("\"message\":\"Order placed\"")
					&& message.contains("\"order\":\"4711\"") && message.contains("\"total\":42.5"))
			.anyMatch((message) -> message.contains("\"stack_trace\":\"java.lang.IllegalStateException: "));
	}

	@Test
	void theLastEventsAreReadByCount() {
		for (int number = 0; number < 10; number++) {
			logger.info("counted {}", number);
		}
		await(0);
		assertThat(get("/events?count=0", 200)).isEmpty();
		assertThat(get("/events?count=1", 200)).contains("counted 9").doesNotContain("counted 8");
		assertThat(get("/events?count=10", 200)).contains("counted 0", "counted 9");
		assertThat(get("/events?count=10000", 200)).contains("counted 0", "counted 9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/events?count=-1", "/events?count=10001", "/events?count=2147483647",
			"/events?count=many", "/burst?events=0", "/burst?events=-1", "/burst?events=1000001", "/sides?logged=x" })
	void aNumberThatMakesNoSenseIsABadRequest(String path) {
		get(path, 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sides?since=-1", "/sides?logged=-9223372036854775808",
			"/sides?logged=9223372036854775807&stored=9223372036854775807&since=9223372036854775807" })
	void aNumberOutOfRangeIsNone(String path) {
		get(path, 200);
	}

	/** The follower goes on for five seconds after the last question. */
	private void waitUntilNobodyReads() {
		Awaitility.await().pollDelay(6, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> true);
	}

	private Verdict await(long since) {
		Awaitility.await().atMost(PATIENCE).until(() -> {
			Verdict verdict = verdict(since);
			return verdict.logged() > 0 && verdict.waiting() == 0;
		});
		return verdict(since);
	}

	private Verdict verdict(long since) {
		return this.json.treeToValue(this.json.readTree(get("/sides?since=" + since, 200)).path("verdict"),
				Verdict.class);
	}

	private JsonNode sides(long logged) {
		return this.json.readTree(get("/sides?logged=" + logged, 200));
	}

	private String get(String path, int status) {
		String body = this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.returnResult(String.class)
			.getResponseBody();
		return (body != null) ? body : "";
	}

}
