package io.cloudwatchlogging.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.OverflowPolicy;
import io.cloudwatchlogging.delivery.OversizePolicy;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the settings that {@link SinkFactory} makes.
 */
class SinkFactorySettingsTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void theDefaultsOfThePropertiesAreThoseOfDelivery() {
		assertThat(SinkFactory.deliverySettings(properties())).isEqualTo(DeliverySettings.DEFAULTS);
	}

	@Test
	void everySettingOfDeliveryHasItsProperty() {
		set("batch.max-linger", "2s");
		set("buffer.max-size", "2MB");
		set("buffer.overflow", "block");
		set("buffer.max-wait", "3s");
		set("event.max-size", "256KB");
		set("event.oversize", "truncate");
		set("delivery.max-in-flight", "1");
		set("group.retention", "7");
		set("batch.max-events", "100");
		set("batch.max-size", "64KB");
		assertThat(SinkFactory.deliverySettings(properties()))
			.isEqualTo(new DeliverySettings(Duration.ofSeconds(2), 2_097_152, OverflowPolicy.BLOCK,
					Duration.ofSeconds(3), 262_144, OversizePolicy.TRUNCATE, 1, Duration.ofDays(7), 100, 65_536));
	}

	@Test
	@EffectOf("cloudwatch.logs.journal.sync-interval")
	void everySettingOfTheJournalHasItsProperty() {
		assertThat(SinkFactory.journalSettings(properties())).isNull();
		set("journal.directory", "/journal");
		assertThat(SinkFactory.journalSettings(properties()))
			.isEqualTo(new JournalSettings(Path.of("/journal"), JournalSettings.DEFAULT_BYTES, null));
		set("journal.max-size", "2GB");
		set("journal.sync-interval", "2s");
		assertThat(SinkFactory.journalSettings(properties()))
			.isEqualTo(new JournalSettings(Path.of("/journal"), 2L << 30, Duration.ofSeconds(2)));
	}

	@Test
	void aLongRetentionDoesNotMakeCloudWatchTakeOlderEvents() {
		set("group.retention", "365");
		assertThat(SinkFactory.deliverySettings(properties()).maxAge()).isEqualTo(Duration.ofDays(14));
	}

	@ParameterizedTest
	@CsvSource({ "standard,", "infrequent-access,INFREQUENT_ACCESS", "delivery,DELIVERY" })
	void theStandardClassIsNotNamed(String property, @Nullable LogGroupClass logClass) {
		set("group.log-class", property);
		assertThat(properties().group().logClass().toSdk()).isEqualTo(logClass);
	}

	private void set(String name, String value) {
		this.environment.setProperty("cloudwatch.logs." + name, value);
	}

	private CloudWatchLogsProperties properties() {
		return PropertiesReading.of(this.environment).properties();
	}

}
