package io.cloudwatchlogging.lifecycle;

import com.example.shop.ClosingShop;
import com.example.shop.OverlappingShops;
import com.example.shop.ParentAndChildShop;
import com.example.shop.PausingShop;
import com.example.shop.ShopApplication;
import com.example.shop.TwoShops;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with more than one context, and with a special one.
 */
class ContextsIntegrationTests {

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@Test
	void twoRunsInOneProcess() throws Exception {
		assertAllShipped(TwoShops.class, 2);
	}

	@Test
	void contextsThatOverlap() throws Exception {
		assertAllShipped(OverlappingShops.class, 3);
	}

	@Test
	void parentAndChild() throws Exception {
		assertAllShipped(ParentAndChildShop.class, 1);
	}

	@Test
	void pauseAndRestart() throws Exception {
		assertAllShipped(PausingShop.class, 1);
	}

	@Test
	void lazyInitialization() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("spring.main.lazy-initialization", "true")
			.run();
		assertThat(application.exitCode()).isZero();
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void linesOfManyThreads() throws Exception {
		EndedApplication application = Application.of(ClosingShop.class, this.service).profile("helpers").run();
		assertThat(application.events()).filteredOn((event) -> event.contains("Helper")).hasSize(100);
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void autoConfigurationIsExcludedAndNothingIsShipped() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("spring.autoconfigure.exclude",
					"io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration")
			.run();
		assertThat(application.exitCode()).isZero();
		assertThat(application.errorText()).containsOnlyOnce("Log events were not shipped to CloudWatch Logs");
		assertThat(this.service.requests().all()).isEmpty();
	}

	private void assertAllShipped(Class<?> mainClass, int contexts) throws Exception {
		EndedApplication application = Application.of(mainClass, this.service).run();
		assertThat(application.exitCode()).isZero();
		assertThat(application.events()).filteredOn((event) -> event.contains("The shop is open")).hasSize(contexts);
		Shipped.to(this.service).isConsoleOf(application);
	}

}
