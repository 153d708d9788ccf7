package io.cloudwatchlogging.standalone;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.StandaloneStart.Declaration;
import io.cloudwatchlogging.logback.StandaloneStart.Target;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SdkStandaloneStart}.
 */
class SdkStandaloneStartTests {

	private final LoggerContext context = new LoggerContext();

	private final RecordingTarget target = new RecordingTarget();

	@AfterEach
	void end() {
		this.target.shipping.end();
	}

	@Test
	void aDeclarationThatSaysWhereToInstallsTheAppendersAndConnects() {
		start("/shop", null, "http://127.0.0.1:1");
		AppenderDefaults defaults = this.target.installed.get(0);
		assertThat(defaults.group().constant()).isEqualTo("/shop");
		assertThat(defaults.stream().constant()).contains("/");
		assertThat(this.target.shipping.pipeline().isConnected()).isTrue();
		assertThat(this.target.discarded).isZero();
		assertThat(warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:4566", "ftp://localhost", "http://", "no URI" })
	void anEndpointThatIsNoneShipsNothingAndIsTold(String endpoint) {
		start("/shop", null, endpoint);
		assertNothingIsShipped("<endpoint>" + endpoint + "</endpoint> is not a URI");
	}

	@Test
	void withoutALogGroupNothingIsShippedAndThatIsTold() {
		start(null, null, null);
		assertNothingIsShipped("Add <group>");
	}

	@Test
	void aBlankLogGroupIsNone() {
		start(" ", null, null);
		assertNothingIsShipped("Add <group>");
	}

	@Test
	void aNameThatIsInvalidShipsNothingAndIsTold() {
		start("/shop", "{nope}", null);
		assertNothingIsShipped("{nope}");
	}

	private void assertNothingIsShipped(String reason) {
		assertThat(this.target.installed).isEmpty();
		assertThat(this.target.discarded).isOne();
		assertThat(this.target.shipping.pipeline().isConnected()).isFalse();
		assertThat(warnings()).singleElement()
			.asString()
			.startsWith("Appender [ONE] ships nothing to CloudWatch Logs: ")
			.contains(reason);
	}

	private void start(@Nullable String group, @Nullable String stream, @Nullable String endpoint) {
		new SdkStandaloneStart().start(this.target,
				new Declaration(this.context, "ONE", group, stream, "eu-central-1", endpoint));
	}

	private List<String> warnings() {
		return this.context.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() >= Status.WARN)
			.map(Status::getMessage)
			.toList();
	}

	/**
	 * Remembers what it was asked for.
	 */
	private static final class RecordingTarget implements Target {

		private final Shipping shipping = new Shipping(() -> false);

		private final List<AppenderDefaults> installed = new ArrayList<>();

		private int discarded;

		@Override
		public Shipping shipping() {
			return this.shipping;
		}

		@Override
		public void reportTo(LoggerContext context) {
			// The start has a reporter of its own.
		}

		@Override
		public void installDeclared(AppenderDefaults defaults) {
			this.installed.add(defaults);
		}

		@Override
		public void discardHeld() {
			this.discarded++;
		}

	}

}
