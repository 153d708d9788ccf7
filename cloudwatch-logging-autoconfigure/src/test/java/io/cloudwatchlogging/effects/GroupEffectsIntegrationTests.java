package io.cloudwatchlogging.effects;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.LogGroupClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for the properties of the log group.
 */
class GroupEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@Test
	@EffectOf("cloudwatch.logs.group.name")
	void theNameIsWhereTheLinesGo() {
		EmbeddedCloudWatchLogs service = application.run((context) -> LOG.info("a line"),
				"cloudwatch.logs.group.name=/{profile}/{application}", "spring.profiles.active=blue");
		assertThat(service.groups()).containsExactly("/blue/shop");
		assertThat(service.messages("/blue/shop")).anyMatch((message) -> message.endsWith(": a line"));
	}

	@Test
	@EffectOf("cloudwatch.logs.group.name")
	void theNameCanDependOnTheLine() {
		EmbeddedCloudWatchLogs service = application.run((context) -> {
			LOG.info("a line");
			LOG.error("another one");
		}, "cloudwatch.logs.group.name=/shop/{level}");
		assertThat(service.messages("/shop/INFO")).singleElement().asString().endsWith(": a line");
		assertThat(service.messages("/shop/ERROR")).singleElement().asString().endsWith(": another one");
	}

	@Test
	@EffectOf("cloudwatch.logs.group.create")
	void theGroupIsNotCreatedIfItIsNotToBe() {
		EmbeddedCloudWatchLogs service = application.run((context) -> {
			LOG.info("a line");
			application.service().requests().await("PutLogEvents", 2, ShippingApplication.PATIENCE);
		}, "cloudwatch.logs.group.create=false", "cloudwatch.logs.delivery.shutdown-timeout=0s");
		assertThat(service.requests().counts()).doesNotContainKey("CreateLogGroup").containsKey("CreateLogStream");
		assertThat(service.groups()).isEmpty();
	}

	@Test
	@EffectOf("cloudwatch.logs.group.retention")
	void theGroupKeepsItsEventsForTheRetention() {
		assertThat(groupCreatedWith("cloudwatch.logs.group.retention=30").retentionInDays()).isEqualTo(30);
	}

	@Test
	@EffectOf("cloudwatch.logs.group.tags")
	void theGroupHasTheTags() {
		assertThat(groupCreatedWith("cloudwatch.logs.group.tags.team=orders", "cloudwatch.logs.group.tags[cost:unit]=7")
			.tags()).containsOnly(entry("team", "orders"), entry("cost:unit", "7"));
	}

	@Test
	@EffectOf("cloudwatch.logs.group.kms-key-id")
	void theGroupIsEncryptedWithTheKey() {
		String key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
		assertThat(groupCreatedWith("cloudwatch.logs.group.kms-key-id=" + key).kmsKeyId()).isEqualTo(key);
	}

	@Test
	@EffectOf("cloudwatch.logs.group.log-class")
	void theGroupIsOfTheClass() {
		assertThat(groupCreatedWith("cloudwatch.logs.group.log-class=infrequent-access").logGroupClass())
			.isEqualTo(LogGroupClass.INFREQUENT_ACCESS);
	}

	@Test
	@EffectOf("cloudwatch.logs.group.deletion-protection")
	void theGroupIsProtectedAgainstDeletion() {
		assertThat(groupCreatedWith("cloudwatch.logs.group.deletion-protection=true").deletionProtectionEnabled())
			.isTrue();
	}

	private static LogGroup groupCreatedWith(String... properties) {
		return application.run((context) -> LOG.info("a line"), properties).group(ShippingApplication.GROUP);
	}

}
