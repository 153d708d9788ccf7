package io.cloudwatchlogging.shipping;

import java.time.Duration;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.delivery.TimeSource;
import io.cloudwatchlogging.naming.DeferredNames;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Undeployment}.
 */
class UndeploymentTests {

	private final DeliveryReports reports = new DeliveryReports(new DeferredNames());

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, this.reports.listeners());

	private final SinkChoice sinks = new SinkChoice(this.pipeline);

	private final FakeSource source = new FakeSource();

	private final Warnings warnings = new Warnings();

	private boolean shuttingDown;

	private final Undeployment undeployment = new Undeployment(processEnd(), this.pipeline, this.sinks, this.reports);

	@Test
	void letsGoOfAppendersSinkThreadsAndReporter() throws Exception {
		this.reports.setReporter(this.warnings);
		MemorySink sink = new MemorySink();
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "one");
		assertThat(this.pipeline.flush(Patience.LIMIT).complete()).isTrue();
		assertThat(this.undeployment.run(this.source)).isTrue();
		assertThat(this.source.calls()).containsExactly("remove");
		assertThat(sink.isClosed()).isTrue();
		this.reports.warn("nobody hears this");
		assertThat(this.warnings.messages()).isEmpty();
	}

	@Test
	void tellsAndDiscardsWhatIsLeft() {
		this.reports.setReporter(this.warnings);
		TestEvents.log(this.pipeline, "one");
		assertThat(this.undeployment.run(this.source)).isTrue();
		assertThat(this.warnings.messages()).singleElement().asString().contains("1 ");
		assertThat(this.pipeline.status().counts().buffered()).isZero();
		assertThat(this.pipeline.status().counts().lost()).isOne();
	}

	/** With a class loader that applications share, its pipeline is theirs too. */
	@Test
	void theNextApplicationIsNotToldOfWhatWasLeft() {
		this.reports.setReporter(this.warnings);
		this.pipeline.lose(new Destination("group", "stream"), Severity.INFO, LossReason.EMPTY, 1);
		TestEvents.log(this.pipeline, "one");
		assertThat(this.undeployment.run(this.source)).isTrue();
		assertThat(this.warnings.messages()).hasSize(2).last().asString().contains("empty");
		this.reports.setReporter(this.warnings);
		this.pipeline.tellLosses();
		assertThat(this.warnings.messages()).hasSize(2);
	}

	@Test
	void letsGoOfNothingWhileTheJvmShutsDown() {
		this.shuttingDown = true;
		assertThat(this.undeployment.run(this.source)).isFalse();
		assertThat(this.source.calls()).isEmpty();
	}

	private ProcessEnd processEnd() {
		JvmState jvm = () -> this.shuttingDown;
		Shutdown shutdown = new Shutdown(this.pipeline, this.reports.warnings(), TimeSource.SYSTEM, jvm);
		shutdown.prepare(Duration.ZERO);
		return new ProcessEnd(jvm, new ShippingTimer(), shutdown, () -> false, () -> false, () -> {
		}, () -> {
		}, () -> {
		});
	}

}
