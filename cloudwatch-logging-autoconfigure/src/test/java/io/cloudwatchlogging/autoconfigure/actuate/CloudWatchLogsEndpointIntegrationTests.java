package io.cloudwatchlogging.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsEndpoint} through HTTP, with Spring Security on the
 * class path.
 */
class CloudWatchLogsEndpointIntegrationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private ConfigurableApplicationContext context = start(OpenConfiguration.class);

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void showsTheStatus() throws Exception {
		delivery().lastDelivery = Instant.parse("2026-03-01T12:00:00Z");
		delivery().oldestAge = Duration.ofMillis(300);
		delivery().failingSince = Instant.parse("2026-03-01T12:00:10Z");
		delivery().lastError = "Connection refused";
		HttpResponse<String> response = send(request().GET());
		assertThat(response.statusCode()).isEqualTo(200);
		// Which detectors there have been depends on what else has run in this process.
		String body = response.body().replaceFirst("\"masked\":\\{[^}]*}", "\"masked\":{}");
		assertThat(new JsonContent(body)).isStrictlyEqualTo("""
				{
					"connected": true,
					"appenders": [],
					"events": {
						"accepted": 0,
						"delivered": 0,
						"rejected": { "expired": 0, "invalid": 0, "too-new": 0, "too-old": 0 },
						"dropped": { "buffer-full": 0, "customizer": 0, "discarded": 0, "empty": 0, "limited": 0,
							"over-budget": 0, "oversize": 0, "repeated": 0, "unencodable": 0,
							"unreadable": 0 },
						"buffered": 0
					},
					"bytes": { "trace": 0, "debug": 0, "info": 0, "warn": 0, "error": 0 },
					"oversize": { "split": 0, "truncated": 0 },
					"masked": {},
					"buffer": { "usedBytes": 250, "capacityBytes": 1000, "fill": 0.25, "oldestAge": "PT0.3S" },
					"requests": { "inFlight": 1, "retries": 7 },
					"lastDelivery": "2026-03-01T12:00:00Z",
					"failure": { "since": "2026-03-01T12:00:10Z", "kind": "unavailable" },
					"lastError": { "time": "2026-03-01T12:00:10Z", "message": "Connection refused" }
				}
				""");
	}

	@Test
	void leavesOutWhatIsNotKnown() throws Exception {
		assertThat(send(request().GET()).body()).doesNotContain("lastDelivery", "failure", "lastError", "null");
	}

	@Test
	void flushesByAPlainPost() throws Exception {
		HttpResponse<String> response = send(request().POST(BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(new JsonContent(response.body())).isStrictlyEqualTo("""
				{ "delivered": 3, "remaining": 2, "complete": false, "duration": "PT5S" }
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"timeout":"3s"}     | 200 | PT3S
			{"timeout":"PT0.5S"} | 200 | PT0.5S
			{"timeout":"5"}      | 200 | PT5S
			{"timeout":5}        | 200 | PT5S
			{}                   | 200 | PT5S
			{"timeout":"soon"}   | 400 |
			{"timeout":"3h"}     | 400 |
			{"timeout":"-3s"}    | 400 |
			""")
	void flushesByAPostOfJson(String body, int status, String timeout) throws Exception {
		HttpResponse<String> response = send(
				request().header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
		assertThat(response.statusCode()).isEqualTo(status);
		if (timeout != null) {
			assertThat(delivery().flushes).containsExactly(Duration.parse(timeout));
		}
		else {
			assertThat(delivery().flushes).isEmpty();
			assertThat(new JsonContent(response.body())).extractingPath("error")
				.asString()
				.startsWith("The timeout must be a duration from 0s to 60s, such as 20s, and is '");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/plain                        | {"timeout":"3s"}
			application/x-www-form-urlencoded | {"timeout":"3s"}
			application/x-www-form-urlencoded | timeout=3s
			""")
	void refusesABodyThatIsNotDeclaredAsJson(String type, String body) throws Exception {
		HttpResponse<String> response = send(
				request().header("Content-Type", type).POST(BodyPublishers.ofString(body)));
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(delivery().flushes).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "?timeout=3s", "?timeout=soon" })
	void aTimeoutInTheAddressHasNoEffectWithoutJson(String query) throws Exception {
		assertThat(send(request(query).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
		assertThat(delivery().flushes).containsExactly(Duration.ofSeconds(5));
	}

	@Test
	@EffectOf("management.endpoint.cloudwatchlogs.access")
	void doesNotFlushForThoseWhoMayOnlyRead() throws Exception {
		restart(OpenConfiguration.class, "--management.endpoint.cloudwatchlogs.access=read-only");
		assertThat(send(request().GET()).statusCode()).isEqualTo(200);
		assertThat(send(request().POST(BodyPublishers.noBody())).statusCode()).isEqualTo(405);
	}

	@Test
	@EffectOf("management.endpoint.cloudwatchlogs.cache.time-to-live")
	void showsTheSameStatusForAsLongAsItIsCached() throws Exception {
		restart(OpenConfiguration.class, "--management.endpoint.cloudwatchlogs.cache.time-to-live=1h");
		String status = send(request().GET()).body();
		delivery().oldestAge = Duration.ofMillis(300);
		assertThat(send(request().GET()).body()).isEqualTo(status);
	}

	@Test
	void worksWithTheSecurityThatIsDocumented() throws Exception {
		restart(SecuredConfiguration.class, "--spring.security.user.name=operator",
				"--spring.security.user.password=secret", "--spring.security.user.roles=OPERATOR",
				"--management.endpoints.web.exposure.include=cloudwatchlogs,health");
		assertThat(send(request().GET()).statusCode()).isEqualTo(401);
		assertThat(send(request().POST(BodyPublishers.noBody())).statusCode()).isEqualTo(401);
		assertThat(send(request("/../health").GET()).statusCode()).isEqualTo(200);
		String credentials = "Basic " + Base64.getEncoder().encodeToString("operator:secret".getBytes());
		assertThat(send(request().header("Authorization", credentials).GET()).statusCode()).isEqualTo(200);
		assertThat(send(request().header("Authorization", credentials).POST(BodyPublishers.noBody())).statusCode())
			.isEqualTo(200);
	}

	@Test
	void theSecurityThatIsDocumentedLeavesNothingElseOpen() throws Exception {
		restart(SecuredConfiguration.class, "--spring.security.user.name=operator",
				"--spring.security.user.password=secret");
		assertThat(send(request("/../../orders").GET()).statusCode()).isEqualTo(401);
		String credentials = "Basic " + Base64.getEncoder().encodeToString("operator:secret".getBytes());
		assertThat(send(request("/../../orders").header("Authorization", credentials).GET()).statusCode())
			.isEqualTo(404);
		assertThat(send(request().header("Authorization", credentials).GET()).statusCode()).isEqualTo(403);
	}

	@Test
	void theSecurityThatIsDocumentedIsTheOneThatIsTested() throws IOException {
		String source = Files
			.readString(Path.of("src", "test", "java").resolve(getClass().getName().replace('.', '/') + ".java"));
		List<String> examples = Pattern
			.compile("```java\n(@Bean\n(?:@Order[^\n]*\n)?SecurityFilterChain .*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("..", "docs", "operations.md")))
			.results()
			.map((example) -> example.group(1))
			.toList();
		assertThat(examples).hasSize(2)
			.allSatisfy((example) -> assertThat(source).contains(example.indent(2).replace("  ", "\t\t")));
	}

	@Test
	void isNotThereUnlessExposed() throws Exception {
		restart(OpenConfiguration.class, "--management.endpoints.web.exposure.exclude=cloudwatchlogs");
		assertThat(send(request().GET()).statusCode()).isEqualTo(404);
	}

	private void restart(Class<?> configuration, String... arguments) {
		this.context.close();
		this.context = start(configuration, arguments);
	}

	private static ConfigurableApplicationContext start(Class<?> configuration, String... arguments) {
		SpringApplication application = new SpringApplication(configuration);
		application.setRegisterShutdownHook(false);
		// Nothing is to be shipped here.
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !listener.getClass().getName().startsWith("io.cloudwatchlogging."))
			.toList());
		String[] all = new String[arguments.length + 4];
		all[0] = "--server.port=0";
		all[1] = "--server.address=127.0.0.1";
		all[2] = "--spring.autoconfigure.exclude=" + CloudWatchLogsAutoConfiguration.class.getName();
		all[3] = "--management.endpoints.web.exposure.include=cloudwatchlogs";
		System.arraycopy(arguments, 0, all, 4, arguments.length);
		return application.run(all);
	}

	private FakeDelivery delivery() {
		return this.context.getBean(FakeDelivery.class);
	}

	private HttpRequest.Builder request() {
		return request("");
	}

	/** A request to an address relative to that of the endpoint. */
	private HttpRequest.Builder request(String address) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/cloudwatchlogs" + address).normalize());
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OpenConfiguration {

		@Bean
		FakeDelivery delivery() {
			return new FakeDelivery();
		}

		@Bean
		SecurityFilterChain everythingIsAllowed(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SecuredConfiguration {

		@Bean
		FakeDelivery delivery() {
			return new FakeDelivery();
		}

		@Bean
		@Order(0)
		SecurityFilterChain actuator(HttpSecurity http) {
			return http.securityMatcher(EndpointRequest.toAnyEndpoint())
				.authorizeHttpRequests((requests) -> requests.requestMatchers(EndpointRequest.to("health"))
					.permitAll()
					.anyRequest()
					.hasRole("OPERATOR"))
				.csrf((csrf) -> csrf.ignoringRequestMatchers(EndpointRequest.to("cloudwatchlogs")))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		SecurityFilterChain application(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

}
