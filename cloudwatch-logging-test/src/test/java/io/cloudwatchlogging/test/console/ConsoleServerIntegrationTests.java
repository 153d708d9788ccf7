package io.cloudwatchlogging.test.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ConsoleServer} by HTTP.
 */
@Timeout(120)
class ConsoleServerIntegrationTests {

	private static final List<String> ROUTES = List.of("/api/state", "/api/streams?group=g", "/api/events?group=g",
			"/api/search?group=g&pattern=a", "/api/message?group=g&id=" + "0".repeat(56), "/api/requests");

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final URI console = this.service.console();

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void aBrowserThatOpensTheServiceIsSentToTheConsole() throws Exception {
		HttpResponse<String> response = this.client.send(
				HttpRequest.newBuilder(this.service.endpoint().resolve("/")).header("Accept", "text/html,*/*").build(),
				BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location")).contains(this.console.toString());
		assertThat(this.service.requests().all()).isEmpty();
	}

	@Test
	void whatIsNoBrowserGetsTheAnswerOfTheService() throws Exception {
		HttpResponse<String> response = this.client
			.send(HttpRequest.newBuilder(this.service.endpoint().resolve("/")).build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(this.service.requests().all()).hasSize(1);
	}

	@Test
	void aPortThatIsTakenCostsThePageOnly() throws Exception {
		try (EmbeddedCloudWatchLogs other = EmbeddedCloudWatchLogs.builder()
			.consolePort(this.console.getPort())
			.start()) {
			HttpResponse<String> response = this.client.send(
					HttpRequest.newBuilder(other.endpoint().resolve("/")).header("Accept", "text/html").build(),
					BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.body()).contains("cannot listen on port " + this.console.getPort());
			try (Writer writer = new Writer(other, "g", "s")) {
				writer.write("a");
			}
			assertThat(other.messages("g")).containsExactly("a");
		}
	}

	@Test
	void aDeletionIsToldThoughNothingArrives() throws Exception {
		try (Writer writer = new Writer(this.service, "g", "s")) {
			writer.write("a", "b");
		}
		try (Feed feed = new Feed("/api/live?group=g", null)) {
			assertThat(feed.nextEvents()).contains("\"total\":2");
			this.service.deleteLogGroup("g");
			assertThat(feed.nextEvents()).contains("\"total\":0");
		}
	}

	@Test
	void everyAnswerCarriesTheHeadersErrorsToo() throws Exception {
		List<String> paths = new ArrayList<>(ROUTES);
		paths.addAll(List.of("/", "/assets/app.js", "/assets/lib/preact.js", "/assets/lib/uplot.js", "/favicon.ico",
				"/nothing", "/api/nothing", "/api/events", "/api/search?group=g&pattern=%5Bx"));
		for (String path : paths) {
			HttpResponse<String> response = get(path);
			assertThat(response.statusCode()).as(path).isIn(200, 400, 404);
			assertThat(response.headers().firstValue("Content-Security-Policy").orElse("")).as(path)
				.contains("default-src 'none'")
				.contains("frame-ancestors 'none'")
				.doesNotContain("unsafe");
			assertThat(response.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
			assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy")).as(path).contains("same-origin");
			assertThat(response.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
			assertThat(response.headers().map().keySet()).as(path)
				.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
		}
	}

	@Test
	void nothingButTheFilesOfThePageIsServed() throws Exception {
		for (String path : List.of("/assets/../index.html", "/assets/%2e%2e/index.html", "//assets/app.js",
				"/assets/app.js/", "/assets/", "/assets/lib/../app.js", "/assets%2fapp.js", "/META-INF/MANIFEST.MF",
				"/assets/..%5capp.js", "/assets/app.js%00", "/index.html")) {
			assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: " + this.console.getAuthority()
					+ "\r\nConnection: close\r\n\r\n"))
				.as(path)
				.startsWith("HTTP/1.1 404");
		}
	}

	@Test
	void aForeignHostIsRefusedOnEveryRoute() throws Exception {
		List<String> paths = new ArrayList<>(ROUTES);
		paths.addAll(List.of("/", "/assets/app.js", "/api/live"));
		for (String path : paths) {
			for (String host : List.of("evil.example:" + this.console.getPort(), "localhost:1", "evil.example")) {
				assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
					.as("%s %s", host, path)
					.startsWith("HTTP/1.1 421");
			}
		}
		assertThat(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 4");
		assertThat(raw("POST /api/reset HTTP/1.1\r\nHost: evil.example:" + this.console.getPort()
				+ "\r\nOrigin: http://evil.example:" + this.console.getPort()
				+ "\r\nX-Console: 1\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
			.startsWith("HTTP/1.1 421");
	}

	@Test
	void aForeignPageChangesNothing() throws Exception {
		this.service.createLogGroup("g");
		HttpRequest.Builder foreign = HttpRequest.newBuilder(this.console.resolve("/api/reset"))
			.POST(BodyPublishers.ofString("{}"));
		assertThat(status(foreign.copy().header("Content-Type", "text/plain"))).isEqualTo(403);
		assertThat(status(foreign.copy().header("Content-Type", "application/json"))).isEqualTo(403);
		assertThat(status(foreign.copy()
			.header("Content-Type", "application/json")
			.header("X-Console", "1")
			.header("Origin", "http://localhost:8080"))).isEqualTo(403);
		assertThat(status(HttpRequest.newBuilder(this.console.resolve("/api/groups?name=g"))
			.header("Origin", "http://evil.example")
			.DELETE())).isEqualTo(403);
		assertThat(status(
				HttpRequest.newBuilder(this.console.resolve("/api/faults")).method("OPTIONS", BodyPublishers.noBody())))
			.isEqualTo(405);
		assertThat(this.service.groups()).containsExactly("g");
	}

	@Test
	void readingChangesNothingAndIsNotRecorded() throws Exception {
		try (Writer writer = new Writer(this.service, "g", "s")) {
			writer.write("a");
		}
		this.service.faults().inject(Fault.throttling());
		int requests = this.service.requests().all().size();
		for (String route : ROUTES) {
			get(route);
		}
		for (String route : List.of("/api/reset", "/api/faults", "/api/groups?name=g")) {
			assertThat(get(route).statusCode()).isEqualTo(404);
		}
		assertThat(this.service.groups()).containsExactly("g");
		assertThat(this.service.messages("g")).containsExactly("a");
		assertThat(this.service.requests().all()).hasSize(requests);
		assertThat(json("/api/state").get("faults")).hasSize(1);
	}

	@Test
	void credentialsAreInNoAnswer() throws Exception {
		this.client.send(HttpRequest.newBuilder(this.service.endpoint())
			.header("X-Amz-Target", "Logs_20140328.DescribeLogGroups")
			.header("Authorization", "AWS4-HMAC-SHA256 Credential=SECRET-KEY-ID, Signature=SECRET-SIGNATURE")
			.header("X-Amz-Security-Token", "SECRET-TOKEN")
			.POST(BodyPublishers.ofString("{}"))
			.build(), BodyHandlers.ofString());
		assertThat(get("/api/requests").body()).contains("DescribeLogGroups");
		for (String route : ROUTES) {
			assertThat(get(route).body()).as(route).doesNotContain("SECRET");
		}
	}

	@Test
	void eventsComeByRankAndByNeighbourhood() throws Exception {
		try (Writer writer = new Writer(this.service, "g", "s"); Writer other = new Writer(this.service, "g", "t")) {
			writer.fill(300, (i) -> "s " + i);
			other.fill(300, (i) -> "t " + i);
		}
		JsonNode page = json("/api/events?group=g&start=590&count=100");
		assertThat(page.get("total").asInt()).isEqualTo(600);
		assertThat(page.get("events")).hasSize(10);
		JsonNode last = page.get("events").get(9);
		JsonNode near = json("/api/events?group=g&count=10&near=" + last.get("id").asString());
		assertThat(near.get("rank").asInt()).isEqualTo(599);
		assertThat(near.get("start").asInt()).isEqualTo(594);
		assertThat(json("/api/events?group=g&stream=t&count=1").get("total").asInt()).isEqualTo(300);
		assertThat(get("/api/message?group=g&id=" + last.get("id").asString()).body())
			.isEqualTo(last.get("message").asString());
		assertThat(json("/api/events?group=none").get("total").asInt()).isZero();
	}

	@Test
	void aSearchGoesOnWhereItStopped() throws Exception {
		try (Writer writer = new Writer(this.service, "g", "s")) {
			writer.fill(20_000, (i) -> ((i % 20 == 0) ? "hit " : "miss ") + i);
		}
		List<String> found = new ArrayList<>();
		String before = "";
		int searched = 0;
		while (before != null) {
			JsonNode answer = json("/api/search?group=g&pattern=hit&before=" + before);
			List<String> page = new ArrayList<>();
			answer.get("events").forEach((event) -> page.add(event.get("message").asString()));
			found.addAll(0, page);
			searched += answer.get("searched").asInt();
			before = answer.has("next") ? answer.get("next").asString() : null;
		}
		assertThat(searched).isEqualTo(20_000);
		assertThat(found).hasSize(1_000).startsWith("hit 0", "hit 20").endsWith("hit 19980");
	}

	@Test
	void anInvalidPatternIsToldInTheWordsOfItsParser() throws Exception {
		HttpResponse<String> response = get("/api/search?group=g&pattern=%5Bip%5D");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("space-delimited events are not supported");
		assertThat(get("/api/search?group=g&pattern=%7B%20%24.a%20%3D").statusCode()).isEqualTo(400);
	}

	@Test
	void malformedInputIsTheCallersFault() throws Exception {
		for (String path : List.of("/api/events", "/api/events?group=g&start=x", "/api/events?group=g&near=x",
				"/api/message?group=g")) {
			assertThat(get(path).statusCode()).as(path).isEqualTo(400);
		}
		assertThat(raw("GET /api/events?group=%zz HTTP/1.1\r\nHost: " + this.console.getAuthority()
				+ "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 400");
		for (String body : List.of("", "[]", "{}", "{\"kind\":1}", "{\"kind\":\"java.lang.Runtime\"}",
				"{\"kind\":\"latency\",\"millis\":-1}", "{\"kind\":\"latency\",\"percent\":101}",
				"{\"kind\":\"latency\",\"millis\":1e99}", "{")) {
			assertThat(change("POST", "/api/faults", body)).as(body).isEqualTo(400);
		}
		assertThat(change("POST", "/api/faults", " ".repeat(70_000))).isEqualTo(413);
		assertThat(json("/api/state").get("faults")).isEmpty();
	}

	@Test
	void theConsoleAnswersWhileTheServiceDoesNot() throws Exception {
		assertThat(change("POST", "/api/faults", "{\"kind\":\"blackHole\"}")).isEqualTo(204);
		assertThat(change("POST", "/api/faults", "{\"kind\":\"outage\"}")).isEqualTo(204);
		JsonNode faults = json("/api/state").get("faults");
		assertThat(faults).hasSize(2);
		assertThat(faults.get(1).get("text").asString()).isEqualTo("Outage: connections refused");
		assertThat(change("DELETE", "/api/faults?id=" + faults.get(1).get("id").asInt(), "")).isEqualTo(204);
		assertThat(json("/api/state").get("faults")).hasSize(1);
		assertThat(change("DELETE", "/api/faults", "")).isEqualTo(204);
		assertThat(json("/api/state").get("faults")).isEmpty();
		this.service.createLogGroup("g");
		try (Writer writer = new Writer(this.service, "g", "s")) {
			writer.write("well again");
		}
		assertThat(this.service.messages("g")).containsExactly("well again");
	}

	@Test
	void aPageIsToldOfWhatArrivesAndGoesOnAfterALostConnection() throws Exception {
		try (Writer writer = new Writer(this.service, "g", "s"); Writer other = new Writer(this.service, "h", "s")) {
			writer.write("before");
			try (Feed feed = new Feed("/api/live?group=g&after=0", null)) {
				assertThat(feed.nextEvents()).contains("\"before\"");
				other.write("elsewhere");
				writer.write(System.currentTimeMillis() - 60_000, "late");
				assertThat(feed.nextEvents()).contains("\"late\"").doesNotContain("elsewhere").contains("\"total\":2");
			}
			writer.write("meanwhile");
			try (Feed feed = new Feed("/api/live?group=g&after=0", "3")) {
				assertThat(feed.nextEvents()).contains("\"meanwhile\"").doesNotContain("\"late\"");
			}
		}
	}

	@Test
	void aPageThatDoesNotReadHoldsNobodyUp() throws Exception {
		try (Writer writer = new Writer(this.service, "g", "s"); Feed lazy = new Feed("/api/live?group=g", null)) {
			writer.fill(30_000, (i) -> "x".repeat(200));
			assertThat(this.service.events("g")).hasSize(30_000);
			assertThat(get("/api/state").statusCode()).isEqualTo(200);
			assertThat(lazy.isOpen()).isTrue();
		}
	}

	@Test
	void tooManyPagesAreToldSoAndLeftOnesMakeRoom() throws Exception {
		List<Feed> feeds = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			feeds.add(new Feed("/api/live", null));
			feeds.get(i).nextState();
		}
		assertThat(get("/api/live").statusCode()).isEqualTo(503);
		for (Feed feed : feeds) {
			feed.close();
		}
		// Noticed by writing, about once a second.
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		String first = "";
		while (!first.startsWith("HTTP/1.1 200") && System.nanoTime() < deadline) {
			try (Feed feed = new Feed("/api/live", null)) {
				first = feed.line();
			}
		}
		assertThat(first).startsWith("HTTP/1.1 200");
	}

	@Test
	void theConsoleEndsWithTheService() throws Exception {
		try (Feed feed = new Feed("/api/live", null)) {
			feed.nextState();
			this.service.close();
			while (feed.isOpen()) {
				feed.line();
			}
		}
		assertThatIllegalStateException().isThrownBy(this.service::console);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(this.console.resolve(path)).build(), BodyHandlers.ofString());
	}

	private JsonNode json(String path) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as(path).isEqualTo(200);
		return MAPPER.readTree(response.body());
	}

	private int change(String method, String path, String body) throws Exception {
		return status(HttpRequest.newBuilder(this.console.resolve(path))
			.header("Content-Type", "application/json")
			.header("X-Console", "1")
			.method(method, BodyPublishers.ofString(body)));
	}

	private int status(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString()).statusCode();
	}

	private String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.console.getPort())) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * One open page, as far as the server is concerned.
	 */
	private final class Feed implements AutoCloseable {

		private final Socket socket;

		private final InputStream in;

		private boolean open = true;

		Feed(String path, @Nullable String lastEventId) throws IOException {
			this.socket = new Socket("127.0.0.1", ConsoleServerIntegrationTests.this.console.getPort());
			this.socket.setSoTimeout(20_000);
			this.in = this.socket.getInputStream();
			String request = "GET " + path + " HTTP/1.1\r\nHost: "
					+ ConsoleServerIntegrationTests.this.console.getAuthority() + "\r\n"
					+ ((lastEventId != null) ? "Last-Event-ID: " + lastEventId + "\r\n" : "") + "\r\n";
			this.socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		}

		String nextEvents() throws IOException {
			return next("event: events");
		}

		void nextState() throws IOException {
			next("event: state");
		}

		boolean isOpen() {
			return this.open;
		}

		/** A line, which in these tests no border of a chunk divides. */
		String line() throws IOException {
			StringBuilder line = new StringBuilder();
			int next = this.in.read();
			while (next >= 0 && next != '\n') {
				line.append((char) next);
				next = this.in.read();
			}
			this.open = this.open && next >= 0;
			return line.toString();
		}

		private String next(String heading) throws IOException {
			String line = line();
			while (!line.contains(heading) && this.open) {
				line = line();
			}
			return line();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
