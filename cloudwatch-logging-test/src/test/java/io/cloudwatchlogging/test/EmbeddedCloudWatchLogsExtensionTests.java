package io.cloudwatchlogging.test;

import java.net.URI;

import io.cloudwatchlogging.test.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link EmbeddedCloudWatchLogsExtension}.
 */
class EmbeddedCloudWatchLogsExtensionTests {

	@Nested
	@ExtendWith(EmbeddedCloudWatchLogsExtension.class)
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class Parameters {

		private static @Nullable URI endpoint;

		@Test
		@Order(1)
		void aTestLeavesSomething(EmbeddedCloudWatchLogs service) {
			endpoint = service.endpoint();
			service.createLogGroup("group");
			service.faults().inject(Fault.outage());
		}

		@Test
		@Order(2)
		void theNextTestFindsTheSameServiceEmpty(EmbeddedCloudWatchLogs service) {
			assertThat(service.endpoint()).isEqualTo(endpoint);
			assertThat(service.groups()).isEmpty();
		}

		@Nested
		class Inner {

			@Test
			void aNestedTestSharesTheService(EmbeddedCloudWatchLogs service) {
				assertThat(service.endpoint()).isEqualTo(endpoint);
			}

		}

	}

	@Nested
	class Registered {

		@RegisterExtension
		static final EmbeddedCloudWatchLogsExtension extension = new EmbeddedCloudWatchLogsExtension(
				EmbeddedCloudWatchLogs.builder().eventSizeLimit(100));

		@Test
		void theExtensionHasTheService(EmbeddedCloudWatchLogs service) {
			assertThat(extension.service()).isSameAs(service);
			assertThat(extension.endpoint()).isEqualTo(service.endpoint());
		}

	}

	@Test
	void beforeTheTestsThereIsNoService() {
		assertThatIllegalStateException().isThrownBy(() -> new EmbeddedCloudWatchLogsExtension().service())
			.withMessageContaining("static field");
	}

}
