package io.cloudwatchlogging.effects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the journal.
 */
class JournalEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@TempDir
	private Path directory;

	@Test
	@EffectOf({ "cloudwatch.logs.journal.directory", "cloudwatch.logs.journal.max-size" })
	void eventsAreKeptInTheDirectoryUntilTheyAreDelivered() throws IOException {
		Path journal = this.directory.resolve("journal");
		application.run((context) -> {
			LOG.info("delivered");
			ShippingApplication.flush(context);
			assertThat(status(context).usedBytes()).isZero();
			InjectedFault stall = application.service().faults().inject(Fault.outage());
			LOG.info("kept");
			assertThat(status(context).usedBytes()).isPositive();
			assertThat(status(context).capacityBytes()).isEqualTo(16 << 20);
			assertThat(journal).isDirectoryRecursivelyContaining("glob:**.segment");
			stall.clear();
		}, "cloudwatch.logs.journal.directory=" + journal, "cloudwatch.logs.journal.max-size=16MB");
		assertThat(application.messages()).anyMatch((message) -> message.endsWith("kept"));
		// The next application has no journal, so that this one ends.
		application
			.run((context) -> Awaitility.await().atMost(ShippingApplication.PATIENCE).until(() -> isEmpty(journal)));
	}

	private static boolean isEmpty(Path directory) throws IOException {
		try (var files = Files.list(directory)) {
			return files.findAny().isEmpty();
		}
	}

	private static JournalStatus status(ConfigurableApplicationContext context) {
		return Objects.requireNonNull(context.getBean(LogDelivery.class).status().journal());
	}

}
