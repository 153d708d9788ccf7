package io.cloudwatchlogging.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application with the starter, that exports its meters to Prometheus and to
 * CloudWatch, and has shipped its first events.
 */
final class MonitoredApplication implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final EmbeddedCloudWatchLogs service;

	private final ConfigurableApplicationContext context;

	private MonitoredApplication(EmbeddedCloudWatchLogs service, ConfigurableApplicationContext context) {
		this.service = service;
		this.context = context;
	}

	static MonitoredApplication start() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		ConfigurableApplicationContext context = SpringApplication.run(Configured.class, "--server.port=0",
				"--spring.application.name=orders", "--cloudwatch.logs.enabled=true",
				"--cloudwatch.logs.group.name=/shop/orders", "--cloudwatch.logs.endpoint=" + service.endpoint(),
				"--spring.cloud.aws.region.static=us-east-1", "--spring.cloud.aws.credentials.access-key=test",
				"--spring.cloud.aws.credentials.secret-key=test", "--management.metrics.tags.application=orders",
				"--management.endpoints.web.exposure.include=*", "--management.endpoint.health.show-details=always",
				"--management.endpoint.health.probes.enabled=true");
		context.getBean(LogDelivery.class).flush(PATIENCE);
		return new MonitoredApplication(service, context);
	}

	/** What a path of the actuator answers. */
	String get(String path) throws IOException, InterruptedException {
		URI uri = URI
			.create("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	/** The samples that Prometheus scrapes. */
	Set<Sample> scrape() throws IOException, InterruptedException {
		return Sample.parse(get("/actuator/prometheus"));
	}

	/** The metrics that CloudWatch is sent. */
	Set<Sample> cloudWatchMetrics() {
		return this.context.getBean(RecordingCloudWatch.class).published();
	}

	@Override
	public void close() {
		this.context.close();
		this.service.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(RecordingCloudWatch.class)
	static class Configured {

		@Bean
		RecordingCloudWatch.Registry cloudWatchMeterRegistry(RecordingCloudWatch cloudWatch) {
			return cloudWatch.registry();
		}

	}

}
