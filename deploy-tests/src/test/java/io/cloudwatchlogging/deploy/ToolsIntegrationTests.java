package io.cloudwatchlogging.deploy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the files of {@code deploy/} by the tools of those who read them, as far as
 * they are on the path.
 */
class ToolsIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@ParameterizedTest
	@ValueSource(strings = { "log-group", "alarms", "dashboard" })
	void templatesOfCloudFormationPassItsLinter(String template) throws Exception {
		Tool.find("cfn-lint").passes("deploy/cloudformation/" + template + ".yaml");
	}

	@Test
	void filesOfTerraformAreParsedAndFormatted() throws Exception {
		Tool.find("terraform").passes("fmt", "-check", "-diff", "-recursive", "deploy/terraform");
	}

	@ParameterizedTest
	@ValueSource(strings = { "check rules alerts.yml", "test rules alerts_test.yml" })
	void alertsFireWhenTheyShouldAndNotElse(String command) throws Exception {
		String[] words = command.split(" ");
		Tool.find("promtool").passes(words[0], words[1], "deploy/prometheus/" + words[2]);
	}

	@Test
	void stacksOfTheTemplatesAreMadeByAnEmulator() throws Exception {
		Tool emulator = Tool.find("moto_server");
		int port = freePort();
		Process process = emulator.start("-H", "127.0.0.1", "-p", String.valueOf(port));
		try {
			URI endpoint = URI.create("http://127.0.0.1:" + port);
			Awaitility.await()
				.atMost(PATIENCE)
				.ignoreExceptions()
				.until(() -> call(endpoint, "cloudformation", "ListStacks", "2010-05-15", ""),
						(response) -> response.contains("ListStacksResponse"));
			createStack(endpoint, "log-group");
			createStack(endpoint, "dashboard");
			try (CloudWatchLogsClient logs = CloudWatchLogsClient.builder()
				.endpointOverride(endpoint)
				.region(Region.US_EAST_1)
				.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
				.build()) {
				assertThat(logs.describeLogGroups().logGroups()).singleElement()
					.returns("/shop/orders", LogGroup::logGroupName)
					.returns(30, LogGroup::retentionInDays);
			}
			assertThat(call(endpoint, "monitoring", "GetDashboard", "2010-08-01", "&DashboardName=shop-log-events"))
				.contains("cloudwatch.logs.events.count")
				.doesNotContain("${");
		}
		finally {
			process.destroy();
			process.descendants().forEach(ProcessHandle::destroy);
		}
	}

	private static void createStack(URI endpoint, String template) throws IOException, InterruptedException {
		String body = URLEncoder.encode(DeployFiles.text("deploy/cloudformation/" + template + ".yaml"),
				StandardCharsets.UTF_8);
		assertThat(call(endpoint, "cloudformation", "CreateStack", "2010-05-15",
				"&StackName=" + template + "&Capabilities.member.1=CAPABILITY_IAM&TemplateBody=" + body))
			.contains("StackId");
	}

	/**
	 * Calls an operation of an API that takes forms; the emulator looks at no signature.
	 */
	private static String call(URI endpoint, String service, String action, String version, String parameters)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(endpoint)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization",
					"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/" + service
							+ "/aws4_request, SignedHeaders=host, Signature=0")
			.POST(HttpRequest.BodyPublishers.ofString("Action=" + action + "&Version=" + version + parameters))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
