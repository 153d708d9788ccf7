package io.cloudwatchlogging.sample.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the gate on a socket, before everything that the application answers.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureCloudWatchLogs
@DirtiesContext
class GateFilterIntegrationTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "GET /", "GET /js/main.js", "GET /sides", "GET /events", "GET /hello", "POST /burst",
			"POST /trouble/outage", "DELETE /trouble", "POST /drip", "POST /actuator/shutdown",
			"GET /actuator/cloudwatchlogs", "POST /actuator/cloudwatchlogs", "GET /nowhere",
			"OPTIONS /trouble/outage" })
	void aReboundNameReachesNothing(String request) throws IOException {
		String response = exchange(request, List.of("Host: evil.example:" + this.port,
				"Origin: http://evil.example:" + this.port, "Content-Type: application/json"));
		assertThat(response).startsWith("HTTP/1.1 403").contains("The host must be localhost or an IP address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /sides", "GET /events", "GET /hello", "POST /burst", "POST /trouble/outage",
			"DELETE /trouble", "POST /drip", "POST /actuator/shutdown", "POST /actuator/loggers/ROOT",
			"POST /actuator/cloudwatchlogs", "OPTIONS /trouble/outage" })
	void anotherPageOfThisMachineReachesNothing(String request) throws IOException {
		String host = "Host: localhost:" + this.port;
		assertThat(exchange(request, List.of(host, "Origin: http://localhost:3000", "Sec-Fetch-Site: same-site")))
			.startsWith("HTTP/1.1 403");
		assertThat(exchange(request, List.of(host, "Origin: http://localhost:3000"))).startsWith("HTTP/1.1 403");
		assertThat(exchange(request, List.of(host, "Origin: null"))).startsWith("HTTP/1.1 403");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /", "GET /page.css", "GET /js/main.js", "GET /icon.svg", "GET /sides", "GET /events",
			"GET /events?count=-1", "GET /nowhere", "GET /actuator/health", "POST /trouble/unknown" })
	void everyResponseForbidsWhatThePageDoesNotNeed(String request) throws IOException {
		String response = exchange(request, List.of("Host: localhost:" + this.port));
		assertThat(response).contains("Content-Security-Policy: default-src 'none'; script-src 'self'",
				"frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
				"Cross-Origin-Resource-Policy: same-origin");
		assertThat(response).doesNotContainIgnoringCase("Access-Control-Allow");
	}

	@Test
	void aProgramNeedsNoHeaders() throws IOException {
		assertThat(exchange("POST /hello", List.of("Host: 127.0.0.1:" + this.port))).startsWith("HTTP/1.1 200");
		assertThat(exchange("POST /actuator/cloudwatchlogs", List.of("Host: localhost:" + this.port)))
			.startsWith("HTTP/1.1 200");
	}

	private String exchange(String request, List<String> headers) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			String head = request + " HTTP/1.1\r\n" + String.join("\r\n", headers)
					+ "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
