package io.cloudwatchlogging.sample;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what CloudWatch Logs holds of the sample application, through its real stack
 * and a socket.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "cloudwatch.logs.format=pattern", "logging.level.flood=info", "logging.threshold.console=warn" })
@AutoConfigureCloudWatchLogs
@AutoConfigureRestTestClient
@DirtiesContext
class SampleApplicationIntegrationTests {

	private static final String GROUP = "/sample/shop";

	private static final String FLOOD = " : flood ";

	private static final int THREADS = 8;

	private static final int LINES_PER_THREAD = 12_500;

	@Autowired
	private EmbeddedCloudWatchLogs service;

	@Autowired
	private RestTestClient client;

	@Test
	void startsAndShipsItsFirstLines() throws Exception {
		flush();
		assertThat(this.service.messages(GROUP)).anyMatch((line) -> line.contains("Starting SampleApplication"));
	}

	@Test
	void shipsWhatRequestsLogAndReadsItBack() throws Exception {
		get("/hello?name=reader");
		get("/orders/4711");
		get("/fail");
		flush();
		assertThat(this.service.messages(GROUP)).anyMatch((line) -> line.endsWith("Hello, reader"))
			.anyMatch((line) -> line.contains("Only a few"))
			.anyMatch((line) -> line.contains("Payment failed") && line.contains("java.lang.IllegalStateException: "));
		assertThat(get("/events")).contains("Hello, reader");
	}

	@Test
	void shipsManyLinesOfManyThreadsOnceAndInOrder() throws Exception {
		Logger logger = LoggerFactory.getLogger("flood");
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> threads = IntStream.range(0, THREADS).mapToObj((number) -> new Thread(() -> {
			try {
				start.await();
			}
			catch (InterruptedException ex) {
				return;
			}
			for (int line = 0; line < LINES_PER_THREAD; line++) {
				logger.info("flood {} {}", number, line);
			}
		})).toList();
		threads.forEach(Thread::start);
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		flush();
		int[] next = new int[THREADS];
		for (String message : this.service.messages(GROUP)) {
			int index = message.indexOf(FLOOD);
			if (index >= 0) {
				String[] words = message.substring(index + FLOOD.length()).split(" ");
				int thread = Integer.parseInt(words[0]);
				assertThat(Integer.parseInt(words[1])).as("next line of thread %d", thread).isEqualTo(next[thread]);
				next[thread]++;
			}
		}
		assertThat(next).containsOnly(LINES_PER_THREAD);
		assertThat(this.service.requests().of("PutLogEvents")).isNotEmpty()
			.allMatch((request) -> request.status() == 200 || isCreation(request));
	}

	/** The service checks every limit; the first request meets no log group yet. */
	private static boolean isCreation(ReceivedRequest request) {
		return "ResourceNotFoundException".equals(request.errorCode());
	}

	@Test
	void shipsEveryKindOfTextWhole() throws Exception {
		Logger logger = LoggerFactory.getLogger("text");
		String halves = "high \uD83D then, low \uDE00 alone";
		String controls = IntStream.range(0, 0x20).mapToObj(Character::toString).collect(Collectors.joining());
		String kinds = "gr\u00fc\u00df \u65e5\u672c \uD83D\uDE00 \u2028 \u007f \u0085 \" \\ / </script> " + controls
				+ "|";
		String large = "start " + "0123456789 \u00e9\uD83D\uDE00 ".repeat(3 * 1024 * 1024 / 17) + " end";
		logger.info("kinds {}", kinds);
		logger.info("halves {}", halves);
		logger.info("large {}", large);
		logger.info("after");
		flush();
		List<String> messages = this.service.messages(GROUP);
		assertThat(messages).anyMatch((line) -> line.endsWith(" : kinds " + kinds))
			.anyMatch((line) -> line.endsWith(" : halves high \uFFFD then, low \uFFFD alone"))
			.anyMatch((line) -> line.endsWith(" : after"));
		int first = IntStream.range(0, messages.size())
			.filter((index) -> messages.get(index).contains(" : large start "))
			.findFirst()
			.orElseThrow();
		assertThat(String.join("", messages.subList(first, first + 4)).substring(messages.get(first).indexOf("start ")))
			.startsWith(large);
		assertThat(Shipping.shared().pipeline().status().counts().lost()).isZero();
	}

	private String get(String path) {
		String body = this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody();
		return (body != null) ? body : "";
	}

	private static void flush() throws InterruptedException {
		assertThat(Shipping.shared().pipeline().flush(Duration.ofSeconds(60)).complete()).isTrue();
	}

}
