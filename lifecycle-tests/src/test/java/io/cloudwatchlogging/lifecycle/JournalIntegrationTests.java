package io.cloudwatchlogging.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.example.shop.EchoShop;
import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with a journal that are killed, or end while CloudWatch Logs
 * cannot be reached.
 */
class JournalIntegrationTests {

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void nextStartDeliversWhatApplicationsWereKilledWith() throws Exception {
		InjectedFault outage = this.service.faults().inject(Fault.outage());
		List<String> logged = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			EndedApplication killed = echoAndKill(i);
			assertThat(killed.exitCode()).isNotZero();
			logged.addAll(killed.events());
			// Of the last one the console may be ahead.
			logged.remove(logged.size() - 1);
		}
		assertThat(this.service.messages(Application.GROUP)).isEmpty();
		outage.clear();
		EndedApplication last = journaled(Application.of(ShopApplication.class, this.service)).run();
		List<String> received = this.service.messages(Application.GROUP);
		assertThat(received).containsSubsequence(logged).containsAll(last.events());
		assertThat(received.stream().filter((event) -> event.contains("Echo: order")).toList()).doesNotHaveDuplicates();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void whatIsLeftAtANormalEndIsKept() throws Exception {
		InjectedFault outage = this.service.faults().inject(Fault.outage());
		EndedApplication first = journaled(Application.of(ShopApplication.class, this.service))
			.property("cloudwatch.logs.delivery.shutdown-timeout", "1s")
			.run();
		assertThat(first.exitCode()).isZero();
		assertThat(first.errorText()).contains("kept in the journal: the next start delivers them");
		outage.clear();
		journaled(Application.of(ShopApplication.class, this.service)).run();
		assertThat(this.service.messages(Application.GROUP)).containsSubsequence(first.events());
	}

	private EndedApplication echoAndKill(int life) throws Exception {
		try (RunningApplication application = journaled(Application.of(EchoShop.class, this.service)).start()) {
			application.awaitLine("Ready to echo");
			for (int i = 0; i < 20; i++) {
				application.enter("order " + life + " " + i).awaitLine("order " + life + " " + i);
			}
			return application.kill().awaitEnd();
		}
	}

	private Application journaled(Application application) {
		return application.property("cloudwatch.logs.journal.directory", this.directory.toString());
	}

}
