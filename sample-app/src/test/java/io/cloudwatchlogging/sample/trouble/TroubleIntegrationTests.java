package io.cloudwatchlogging.sample.trouble;

import java.time.Duration;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of all trouble that the page can order.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "logging.threshold.console=warn")
@AutoConfigureCloudWatchLogs
@AutoConfigureRestTestClient
@DirtiesContext
class TroubleIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Logger logger = LoggerFactory.getLogger("trouble");

	@Autowired
	private RestTestClient client;

	@Autowired
	private EmbeddedCloudWatchLogs service;

	@Autowired
	private LogDelivery delivery;

	@Autowired
	private Troubles troubles;

	@AfterEach
	void endOfAllTrouble() {
		this.troubles.endAll();
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsLostByAnyTrouble(Trouble trouble) throws InterruptedException {
		call(HttpMethod.POST, "/trouble/" + trouble.kind(), 204);
		assertThat(row(trouble).since()).isNotNull();
		String text = trouble + " " + System.nanoTime();
		logger.info(text);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> (trouble != Trouble.OUTAGE) ? row(trouble).requests() > 0
					: this.delivery.status().lastError() != null);
		call(HttpMethod.DELETE, "/trouble/" + trouble.kind(), 204);
		assertThat(row(trouble).since()).isNull();
		assertThat(this.delivery.flush(PATIENCE).complete()).isTrue();
		assertThat(this.service.messages("/sample/shop")).filteredOn((message) -> message.contains(text)).isNotEmpty();
		assertThat(this.delivery.status().counts().lost()).isZero();
	}

	@Test
	void allTroubleEndsAtOnce() {
		for (Trouble trouble : Trouble.values()) {
			call(HttpMethod.POST, "/trouble/" + trouble.kind(), 204);
		}
		assertThat(this.troubles.rows()).extracting(TroubleRow::since).doesNotContainNull();
		call(HttpMethod.DELETE, "/trouble", 204);
		assertThat(this.troubles.rows()).extracting(TroubleRow::since).containsOnlyNulls();
	}

	@Test
	void orderingTwiceIsOrderingOnce() {
		call(HttpMethod.POST, "/trouble/outage", 204);
		call(HttpMethod.POST, "/trouble/outage", 204);
		call(HttpMethod.DELETE, "/trouble/outage", 204);
		call(HttpMethod.DELETE, "/trouble/outage", 204);
		assertThat(row(Trouble.OUTAGE).since()).isNull();
	}

	@Test
	void unknownTroubleIsNotFoundAndReadingOrdersNone() {
		call(HttpMethod.POST, "/trouble/earthquake", 404);
		call(HttpMethod.DELETE, "/trouble/earthquake", 404);
		call(HttpMethod.GET, "/trouble/outage", 405);
		assertThat(row(Trouble.OUTAGE).since()).isNull();
	}

	private TroubleRow row(Trouble trouble) {
		return this.troubles.rows().get(trouble.ordinal());
	}

	private void call(HttpMethod method, String path, int status) {
		this.client.method(method).uri(path).exchange().expectStatus().isEqualTo(status);
	}

}
