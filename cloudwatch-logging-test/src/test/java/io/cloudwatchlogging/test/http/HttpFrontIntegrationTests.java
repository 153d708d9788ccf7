package io.cloudwatchlogging.test.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpFront} with requests that no AWS SDK sends.
 */
class HttpFrontIntegrationTests {

	private static final String PUT = "Logs_20140328.PutLogEvents";

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@BeforeEach
	void createGroup() {
		this.service.createLogGroup("group");
		this.service.createLogStream("group", "stream");
	}

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void anAnswerIsAwsJson() throws Exception {
		HttpResponse<String> response = post(PUT, events("a"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
		assertThat(response.headers().firstValue("x-amzn-RequestId"))
			.hasValue(this.service.requests().all().get(0).requestId());
		assertThat(this.service.messages("group")).containsExactly("a");
	}

	@Test
	void anOperationWithoutResultHasAnEmptyAnswer() throws Exception {
		HttpResponse<String> response = post("Logs_20140328.DeleteLogGroup", "{\"logGroupName\":\"group\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Logs_20140328.Nonsense", "DynamoDB_20120810.PutItem", "PutLogEvents", "" })
	void anUnknownOperationIsAnError(String target) throws Exception {
		assertError(post(target, "{}"), 400, "UnknownOperationException");
	}

	@Test
	void aMissingOperationIsAnError() throws Exception {
		assertError(send(request().POST(BodyPublishers.ofString("{}"))), 400, "UnknownOperationException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "DELETE", "OPTIONS" })
	void anotherMethodIsAnError(String method) throws Exception {
		assertError(send(request().method(method, BodyPublishers.noBody())), 404, "UnknownOperationException");
	}

	@Test
	void headIsAnError() throws Exception {
		assertThat(send(request().method("HEAD", BodyPublishers.noBody())).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "5", "nonsense", "{} {}", "{\"a\":\"\\ud8\"}",
			"{\"logGroupName\":5,\"logStreamName\":\"stream\",\"logEvents\":[]}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":{}}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[5]}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[{\"timestamp\":\"1\"}]}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[{\"timestamp\":1.5}]}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[{\"timestamp\":99999999999999999999}]}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[],\"entity\":5}",
			"{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[],\"entity\":{\"attributes\":[]}}" })
	void garbageIsAnError(String body) throws Exception {
		assertError(post(PUT, body), 400, "SerializationException");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			CreateLogGroup      ~ {"logGroupName":"x","tags":[]}
			CreateLogGroup      ~ {"logGroupName":"x","tags":{"a":5}}
			CreateLogGroup      ~ {"logGroupName":"x","deletionProtectionEnabled":"yes"}
			DescribeLogGroups   ~ {"limit":"5"}
			DescribeLogGroups   ~ {"logGroupIdentifiers":"x"}
			""")
	void wrongTypesAreAnError(String operation, String body) throws Exception {
		assertError(post("Logs_20140328." + operation, body), 400, "SerializationException");
	}

	@Test
	void brokenUtf8IsAnError() throws Exception {
		byte[] body = events("?").replace('?', (char) 0xC3).getBytes(StandardCharsets.ISO_8859_1);
		assertError(send(request().header("X-Amz-Target", PUT).POST(BodyPublishers.ofByteArray(body))), 400,
				"SerializationException");
	}

	@Test
	void anEscapedLoneSurrogateIsStoredAsReplacementCharacter() throws Exception {
		assertThat(post(PUT, events("a\\ud800b\\uD83D\\uDC4D")).statusCode()).isEqualTo(200);
		assertThat(this.service.messages("group")).containsExactly("a\ufffdb👍");
	}

	@Test
	void aCompressedRequestIsDecoded() throws Exception {
		String body = events("x".repeat(10_000));
		assertThat(postGzip(gzip(body)).statusCode()).isEqualTo(200);
		assertThat(this.service.messages("group")).containsExactly("x".repeat(10_000));
		assertThat(this.service.requests().all()).singleElement().satisfies((request) -> {
			assertThat(request.gzip()).isTrue();
			assertThat(request.wireBytes()).isEqualTo(gzip(body).length).isLessThan(1000);
			assertThat(request.decodedBytes()).isEqualTo(body.length());
		});
	}

	@Test
	void limitsApplyToTheDecodedRequest() throws Exception {
		HttpResponse<String> response = postGzip(gzip(events("x".repeat(1_048_551))));
		assertError(response, 400, "InvalidParameterException");
		assertThat(response.body()).contains("Log event too large: 1048577 bytes exceeds limit of 1048576");
	}

	@Test
	void aRequestThatIsNotCompressedAsItSaysIsAnError() throws Exception {
		assertError(postGzip(events("a").getBytes(StandardCharsets.UTF_8)), 400, "SerializationException");
	}

	@Test
	void aTruncatedCompressedRequestIsAnError() throws Exception {
		byte[] whole = gzip(events("a"));
		assertError(postGzip(Arrays.copyOf(whole, whole.length / 2)), 400, "SerializationException");
	}

	@Test
	void compressedRequestsCanBeRefused() throws Exception {
		try (EmbeddedCloudWatchLogs plain = EmbeddedCloudWatchLogs.builder().refuseGzip().start()) {
			HttpRequest request = HttpRequest.newBuilder(plain.endpoint())
				.header("X-Amz-Target", PUT)
				.header("Content-Encoding", "gzip")
				.POST(BodyPublishers.ofByteArray(gzip(events("a"))))
				.build();
			assertError(this.client.send(request, BodyHandlers.ofString()), 400, "SerializationException");
		}
	}

	@Test
	void aRequestThatIsTooLargeIsAnError() throws Exception {
		assertError(postGzip(gzip(events("x".repeat(70_000_000)))), 413, "RequestEntityTooLargeException");
		byte[] body = new byte[70_000_000];
		assertError(send(request().header("X-Amz-Target", PUT).POST(BodyPublishers.ofByteArray(body))), 413,
				"RequestEntityTooLargeException");
	}

	@Test
	void aBodyOfUnknownLengthIsRead() throws Exception {
		byte[] body = events("a").getBytes(StandardCharsets.UTF_8);
		HttpResponse<String> response = send(request().header("X-Amz-Target", PUT)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
		assertThat(response.statusCode()).isEqualTo(200);
	}

	@Test
	void aHtmlAnswerHasItsStatusAndNoRequestId() throws Exception {
		this.service.faults().inject(Fault.htmlAnswer(502));
		HttpResponse<String> response = post(PUT, events("a"));
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
		assertThat(response.headers().firstValue("x-amzn-RequestId")).isEmpty();
		assertThat(response.body()).startsWith("<html>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:4566", "LocalHost", "127.0.0.1:1", "127.0.0.2", "[::1]:4566", "[::1]",
			"logs.localhost:4566" })
	void eachNameOfLoopbackIsAnswered(String host) throws Exception {
		assertThat(raw(this.service, list("Host: " + host))).startsWith("HTTP/1.1 200").contains("\"group\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example:4566", "127.0.0.1.evil.example", "localhost.evil.example", "evillocalhost",
			"[::2]", "10.0.0.1", "localhost:4566:1", "", "host.docker.internal" })
	void aForeignHostReadsNothing(String host) throws Exception {
		String answer = raw(this.service, list("Host: " + host));
		assertThat(answer).startsWith("HTTP/1.1 421").contains("MisdirectedRequestException");
		assertThat(answer).doesNotContain("\"group\"");
		assertThat(raw(this.service,
				"GET / HTTP/1.1\r\nAccept: text/html\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 421");
		assertThat(this.service.requests().all()).isEmpty();
	}

	@Test
	void aFurtherHostCanBeSet() throws Exception {
		try (EmbeddedCloudWatchLogs named = EmbeddedCloudWatchLogs.builder()
			.hosts(List.of("Host.docker.internal"))
			.start()) {
			assertThat(raw(named, list("Host: host.docker.internal:4566"))).startsWith("HTTP/1.1 200");
			assertThat(raw(named, list("Host: localhost"))).startsWith("HTTP/1.1 200");
			assertThat(raw(named, list("Host: evil.example"))).startsWith("HTTP/1.1 421");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin: http://localhost:8080", "Origin: null", "Sec-Fetch-Site: cross-site",
			"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none" })
	void noPageCallsTheService(String header) throws Exception {
		assertThat(raw(this.service, list("Host: localhost\r\n" + header))).startsWith("HTTP/1.1 403");
		assertThat(this.service.requests().all()).isEmpty();
		assertThat(raw(this.service, "GET / HTTP/1.1\r\nAccept: text/html\r\nHost: localhost\r\n" + header
				+ "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 302");
	}

	private static String list(String headers) {
		return "POST / HTTP/1.1\r\nX-Amz-Target: Logs_20140328.DescribeLogGroups\r\n" + headers
				+ "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
	}

	private static String raw(EmbeddedCloudWatchLogs service, String request) throws IOException {
		try (Socket socket = new Socket(service.endpoint().getHost(), service.endpoint().getPort())) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static void assertError(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
		assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
		JsonNode error = JsonMapper.shared().readTree(response.body());
		assertThat(error.get("__type").stringValue()).isEqualTo(code);
		assertThat(error.get("message").stringValue()).isNotEmpty();
	}

	private static String events(String message) {
		return "{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[{\"timestamp\":"
				+ System.currentTimeMillis() + ",\"message\":\"" + message + "\"}]}";
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	private HttpResponse<String> post(String target, String body) throws Exception {
		return send(request().header("X-Amz-Target", target).POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> postGzip(byte[] body) throws Exception {
		return send(request().header("X-Amz-Target", PUT)
			.header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofByteArray(body)));
	}

	private HttpRequest.Builder request() {
		return HttpRequest.newBuilder(URI.create(this.service.endpoint() + "/")).timeout(Duration.ofSeconds(60));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
