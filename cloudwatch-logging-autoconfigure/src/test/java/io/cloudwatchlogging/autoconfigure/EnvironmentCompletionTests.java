package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvironmentCompletion}.
 */
class EnvironmentCompletionTests {

	@RegisterExtension
	private final StartingApplication application = new StartingApplication();

	private final EnvironmentCompletion completion = new EnvironmentCompletion(this.application.environment());

	@Test
	void isReadyOnceTheEnvironmentSaysWhereEventsGo() {
		this.application.set("spring.application.name", "");
		assertThat(this.completion.isReady()).isFalse();
		this.application.set("cloudwatch.logs.group.name", "shop");
		assertThat(this.completion.isReady()).isTrue();
	}

	@Test
	void installsByWhatTheEnvironmentSaysThen() {
		this.application.set("cloudwatch.logs.level", "warn");
		this.completion.complete();
		StartingApplication.orders().info("an order");
		StartingApplication.orders().warn("a strange order");
		Shipping.shared().finish();
		assertThat(this.application.messages()).containsExactly("WARN a strange order");
	}

}
