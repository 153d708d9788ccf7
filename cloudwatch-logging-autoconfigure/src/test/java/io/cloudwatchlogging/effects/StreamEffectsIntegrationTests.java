package io.cloudwatchlogging.effects;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the log stream.
 */
class StreamEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	private static final Logger PAYMENT = LoggerFactory.getLogger("com.acme.Payment");

	@Test
	@EffectOf("cloudwatch.logs.stream.name")
	void theStreamCanBeThatOfTheLogger() {
		EmbeddedCloudWatchLogs service = runWithStream("from-{logger}");
		assertThat(linesOf(service, "from-com.acme.Orders")).containsExactly("first", "second");
		assertThat(linesOf(service, "from-com.acme.Payment")).containsExactly("third");
	}

	@Test
	@EffectOf("cloudwatch.logs.stream.name")
	void theStreamCanBeThatOfTheLevel() {
		EmbeddedCloudWatchLogs service = runWithStream("level/{level}");
		assertThat(linesOf(service, "level/INFO")).containsExactly("first", "third");
		assertThat(linesOf(service, "level/WARN")).containsExactly("second");
	}

	@Test
	@EffectOf("cloudwatch.logs.stream.name")
	void theStreamCanBeThatOfAValueInTheMdc() {
		EmbeddedCloudWatchLogs service = runWithStream("{mdc:tenant:nobody}");
		assertThat(linesOf(service, "nobody")).containsExactly("first", "third");
		assertThat(linesOf(service, "acme")).containsExactly("second");
	}

	@Test
	@EffectOf("cloudwatch.logs.stream.name")
	void theStreamCanBeThatOfTheDate() {
		Year before = Year.now(ZoneOffset.UTC);
		EmbeddedCloudWatchLogs service = runWithStream("in-{date:yyyy}");
		Year after = Year.now(ZoneOffset.UTC);
		assertThat(service.streams(ShippingApplication.GROUP)).isNotEmpty().isSubsetOf("in-" + before, "in-" + after);
	}

	@Test
	void theHealthShowsTheNamesAsTheServiceHasThemButForWhatDependsOnTheLine() {
		application.run((context) -> {
			ORDERS.info("a line");
			HealthEndpoint health = context.getBean(HealthEndpoint.class);
			Awaitility.await()
				.atMost(ShippingApplication.PATIENCE)
				.untilAsserted(() -> assertThat(health.healthForPath("cloudWatchLogs")).isInstanceOfSatisfying(
						IndicatedHealthDescriptor.class,
						(descriptor) -> assertThat(descriptor.getDetails()).containsEntry("group", "shop/local")
							.containsEntry("stream", "default/{mdc:tenant:none}/test")));
		}, "cloudwatch.logs.group.name={application}/{ecs-cluster:local}",
				"cloudwatch.logs.stream.name={profile}/{mdc:tenant:none}/{ecs-task-id:test}");
		assertThat(application.service().streams("shop/local")).containsExactly("default/none/test");
	}

	@Test
	@EffectOf("cloudwatch.logs.stream.create")
	void theStreamIsNotCreatedIfItIsNotToBe() {
		application.service().createLogGroup(ShippingApplication.GROUP);
		EmbeddedCloudWatchLogs service = application.run((context) -> {
			ORDERS.info("a line");
			application.service().requests().await("PutLogEvents", 2, ShippingApplication.PATIENCE);
		}, "cloudwatch.logs.stream.create=false", "cloudwatch.logs.delivery.shutdown-timeout=0s");
		assertThat(service.requests().counts()).doesNotContainKey("CreateLogStream");
		assertThat(service.streams(ShippingApplication.GROUP)).isEmpty();
	}

	private static EmbeddedCloudWatchLogs runWithStream(String name) {
		return application.run((context) -> {
			ORDERS.info("first");
			MDC.put("tenant", "acme");
			ORDERS.warn("second");
			MDC.remove("tenant");
			PAYMENT.info("third");
		}, "cloudwatch.logs.stream.name=" + name, "cloudwatch.logs.pattern=%msg");
	}

	private static List<String> linesOf(EmbeddedCloudWatchLogs service, String stream) {
		return service.messages(ShippingApplication.GROUP, stream);
	}

}
