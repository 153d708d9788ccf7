package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.LimitSettings;
import io.cloudwatchlogging.limiting.RateLimit;
import io.cloudwatchlogging.limiting.RateLimits;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.masking.Masker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventProcessing}.
 */
class EventProcessingTests {

	private final LogbackFixture fixture = new LogbackFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void customizersChangeTheTextOneAfterTheOther() {
		install((event) -> event.setText(event.text() + " first"), (event) -> event.setText(event.text() + " second"));
		log("an order");
		assertThat(this.fixture.shipped()).containsExactly("an order first second");
	}

	@Test
	void whatACustomizerWritesIsMasked() {
		install((event) -> event.setText(event.text() + " password=hunter2"));
		log("an order");
		assertThat(this.fixture.shipped()).containsExactly("an order password=[masked:password]");
	}

	@Test
	void whatACustomizerDropsIsCountedWithItsReasonAndSeenByNoOther() {
		List<String> seen = new ArrayList<>();
		install((event) -> {
			if (event.text().contains("noise")) {
				event.drop();
			}
		}, (event) -> seen.add(event.text()));
		log("noise");
		log("an order");
		assertThat(this.fixture.shipped()).containsExactly("an order");
		assertThat(seen).containsExactly("an order");
		assertThat(lost(LossReason.CUSTOMIZER)).isEqualTo(1);
		assertThat(this.fixture.shipping().pipeline().status().counts().accepted()).isEqualTo(2);
	}

	@Test
	void anEventWhoseCustomizerFailsIsLostAndTold() {
		install((event) -> {
			throw new AssertionError("broken for password=hunter2");
		});
		log("an order");
		log("an order");
		assertThat(this.fixture.shipped()).isEmpty();
		assertThat(lost(LossReason.UNENCODABLE)).isEqualTo(2);
		assertThat(this.fixture.warnings()).anyMatch((warning) -> warning.contains("LogEventCustomizer failed"));
		assertThat(this.fixture.context().getStatusManager().getCopyOfStatusList())
			.allSatisfy((status) -> assertThat(status.toString() + status.getThrowable()).doesNotContain("hunter2"));
	}

	@Test
	void aTextOfNullIsAFailure() {
		install((event) -> event.setText(nothing()));
		log("an order");
		assertThat(lost(LossReason.UNENCODABLE)).isEqualTo(1);
	}

	@SuppressWarnings("NullAway")
	private static String nothing() {
		return null;
	}

	@Test
	void aTextThatBecomesTooLargeIsSplit() {
		int limit = this.fixture.shipping().pipeline().maxTextBytes();
		install((event) -> event.setText("x".repeat(2 * limit)));
		log("an order");
		assertThat(this.fixture.shipped()).hasSize(2).allMatch((part) -> part.length() == limit);
	}

	@Test
	void whatACustomizerLogsIsNotShipped() {
		install((event) -> log("nested"));
		log("an order");
		assertThat(this.fixture.shipped()).containsExactly("an order");
	}

	@Test
	void aCustomizerSeesTheEvent() {
		List<Object> seen = new ArrayList<>();
		Instant start = Instant.now().minusMillis(1);
		install((event) -> {
			seen.addAll(List.of(event.loggerName(), event.severity(), event.threadName(), event.message(),
					event.mdc().get("tenant"), event.text()));
			assertThat(event.timestamp()).isAfterOrEqualTo(start);
		});
		this.fixture.context().getMDCAdapter().put("tenant", "acme");
		this.fixture.logger("com.acme.Orders").warn("order {}", 5);
		this.fixture.context().getMDCAdapter().clear();
		assertThat(this.fixture.shipped()).containsExactly("order 5");
		assertThat(seen).containsExactly("com.acme.Orders", Severity.WARN, Thread.currentThread().getName(), "order 5",
				"acme", "order 5");
	}

	@Test
	void aFullHoldWaitsForTheCustomizers() {
		this.fixture.hold();
		this.fixture.appenders().awaitCustomizers();
		for (int i = 0; i < HeldEvents.CAPACITY; i++) {
			log("secret " + i);
		}
		install((event) -> event.setText("seen"));
		assertThat(this.fixture.shipped()).hasSize(HeldEvents.CAPACITY).containsOnly("seen");
	}

	@Test
	void summariesOfTheLibraryAreMaskedButNotCustomized() {
		LimitSettings one = new LimitSettings(new RateLimits(Map.of("root", new RateLimit(1, 1))), false, Severity.INFO,
				Duration.ofSeconds(1));
		install(new ShippingLimits(one, 0, false), (event) -> event.setText(event.text() + " customized"));
		for (int i = 0; i < 3; i++) {
			this.fixture.logger("session.AKIAIOSFODNN7EXAMPLE").info("an order");
		}
		this.fixture.shipping().finish();
		assertThat(this.fixture.shipped()).hasSize(2)
			.contains("an order customized")
			.anyMatch((text) -> text.contains("events of session.[masked:aws-access-key] at INFO were not shipped")
					&& !text.contains("customized"));
	}

	private void log(String message) {
		this.fixture.logger("com.acme.Orders").info(message);
	}

	private long lost(LossReason reason) {
		return this.fixture.shipping().pipeline().status().counts().lost(reason);
	}

	private void install(LogEventCustomizer... customizers) {
		install(ShippingLimits.NONE, customizers);
	}

	private void install(ShippingLimits limits, LogEventCustomizer... customizers) {
		Masker masker = new Masker(EnumSet.allOf(Detector.class), List.of(), new MaskCounts());
		this.fixture.shipping().reports().maskBy(masker::mask);
		AppenderDefaults defaults = this.fixture.defaults("%m");
		this.fixture.appenders()
			.install(this.fixture.context(),
					new AppenderDefaults(defaults.group(), defaults.stream(), defaults.encoder(), defaults.values(),
							Level.TRACE, List.of(), new EventProcessing(List.of(customizers), masker), limits));
	}

}
