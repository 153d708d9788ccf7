package io.cloudwatchlogging.naming;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MetadataValues}, with the endpoints on loopback.
 */
@Timeout(60)
class MetadataValuesTests {

	private static final String TASK = """
			{"Cluster": "arn:aws:ecs:eu-central-1:123456789012:cluster/shop",
			 "TaskARN":"arn:aws:ecs:eu-central-1:123456789012:task/shop/158d1c8083dd49d6b527399fd6414f5c"}""";

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final HttpServer server = server();

	@BeforeEach
	void start() {
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void theInstanceIsAskedForWithAToken() {
		this.server.createContext("/latest/api/token", (exchange) -> answer(exchange, "secret"));
		this.server.createContext("/latest/meta-data/instance-id", (exchange) -> answer(exchange, "i-0abc\n"));
		assertThat(ec2(uri() + "/").ec2InstanceId()).isEqualTo("i-0abc");
		assertThat(this.requests).containsExactly("PUT /latest/api/token null",
				"GET /latest/meta-data/instance-id secret");
	}

	@Test
	void withMetadataDisabledTheInstanceIsNotAskedFor() {
		MetadataValues values = values(
				Map.of("AWS_EC2_METADATA_DISABLED", "TRUE", "AWS_EC2_METADATA_SERVICE_ENDPOINT", uri()));
		assertThat(values.ec2InstanceId()).isNull();
		assertThat(this.requests).isEmpty();
	}

	@Test
	void aRefusalIsNoValue() {
		assertThat(ec2(uri()).ec2InstanceId()).isNull();
		assertThat(ecs(uri()).ecsTaskId()).isNull();
	}

	@Test
	void anAddressThatIsNoneIsNoValue() {
		assertThat(ec2("no address").ec2InstanceId()).isNull();
		assertThat(ecs("relative/path").ecsTaskId()).isNull();
	}

	@Test
	void anEndpointThatNeverAnswersIsNoValue() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(ec2("http://localhost:" + silent.getLocalPort()).ec2InstanceId()).isNull();
		}
	}

	@Test
	void anEndlessAnswerIsNoValue() {
		this.server.createContext("/task", (exchange) -> answer(exchange, " ".repeat(1 << 20)));
		assertThat(ecs(uri()).ecsTaskId()).isNull();
	}

	@Test
	void taskAndClusterAreTheLastSegmentsOfTheirArns() {
		this.server.createContext("/task", (exchange) -> answer(exchange, TASK));
		assertThat(ecs(uri()).ecsTaskId()).isEqualTo("158d1c8083dd49d6b527399fd6414f5c");
		assertThat(ecs(uri()).ecsCluster()).isEqualTo("shop");
	}

	@Test
	void aClusterMayBeAPlainName() {
		this.server.createContext("/task", (exchange) -> answer(exchange, "{\"Cluster\":\"default\"}"));
		assertThat(ecs(uri()).ecsCluster()).isEqualTo("default");
		assertThat(ecs(uri()).ecsTaskId()).isNull();
	}

	@Test
	void outsideOfEcsThereIsNoTask() {
		assertThat(values(Map.of()).ecsTaskId()).isNull();
		assertThat(values(Map.of()).ecsCluster()).isNull();
	}

	private void answer(HttpExchange exchange, String body) throws IOException {
		this.requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
				+ exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"));
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	private static MetadataValues ec2(String endpoint) {
		return values(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint));
	}

	private static MetadataValues ecs(String endpoint) {
		return values(Map.of("ECS_CONTAINER_METADATA_URI_V4", endpoint));
	}

	private static MetadataValues values(Map<String, String> environment) {
		return new MetadataValues(TestNameValues.withEnvironment(environment));
	}

	private static HttpServer server() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
