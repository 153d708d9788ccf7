package io.cloudwatchlogging.test;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs.Service;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the service that {@link AutoConfigureCloudWatchLogs} gives to a test.
 */
@DirtiesContext
class EmbeddedServiceIntegrationTests {

	private static void assertEmbedded(ObjectProvider<AwsConnectionDetails> details, EmbeddedCloudWatchLogs service) {
		assertThat(details.getObject().getEndpoint()).isEqualTo(service.endpoint());
	}

	@Nested
	@SpringBootTest(classes = Application.class)
	@AutoConfigureCloudWatchLogs
	class ByDefault {

		@Test
		void theServiceIsTheEmbeddedOne(@Autowired ObjectProvider<AwsConnectionDetails> details,
				@Autowired EmbeddedCloudWatchLogs service) {
			assertEmbedded(details, service);
		}

		@Nested
		class Inner {

			@Test
			void nestedTestsHaveItToo(@Autowired ObjectProvider<AwsConnectionDetails> details,
					@Autowired EmbeddedCloudWatchLogs service) {
				assertEmbedded(details, service);
			}

		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	@AutoConfigureCloudWatchLogs
	class WithoutSpringBoot {

		@Test
		void theServiceIsTheEmbeddedOne(@Autowired ObjectProvider<AwsConnectionDetails> details,
				@Autowired EmbeddedCloudWatchLogs service) {
			assertEmbedded(details, service);
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class)
	@AutoConfigureCloudWatchLogs
	@Import(EmbeddedCloudWatchLogsConfiguration.class)
	class WithTheConfigurationImported {

		@Test
		void thereIsOneServiceAllTheSame(@Autowired ObjectProvider<AwsConnectionDetails> details,
				@Autowired EmbeddedCloudWatchLogs service) {
			assertEmbedded(details, service);
		}

	}

	@Nested
	@SpringBootTest(classes = { Application.class, OtherService.class })
	@AutoConfigureCloudWatchLogs
	class WithConnectionDetailsOfItsOwn {

		@Test
		void theseApply(@Autowired AwsConnectionDetails details,
				@Autowired ObjectProvider<EmbeddedCloudWatchLogs> service) {
			assertThat(details.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:9"));
			assertThat(service.stream()).isEmpty();
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class)
	@AutoConfigureCloudWatchLogs(service = Service.CONFIGURED)
	class WhenTheConfiguredServiceIsAskedFor {

		@Test
		void theApplicationDecides(@Autowired ObjectProvider<AwsConnectionDetails> details,
				@Autowired ObjectProvider<EmbeddedCloudWatchLogs> service) {
			assertThat(details.stream()).isEmpty();
			assertThat(service.stream()).isEmpty();
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class)
	class WithoutAnnotation {

		@Test
		void thereIsNoService(@Autowired ObjectProvider<EmbeddedCloudWatchLogs> service) {
			assertThat(service.stream()).isEmpty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherService {

		@Bean
		AwsConnectionDetails otherConnectionDetails() {
			return new AwsConnectionDetails() {

				@Override
				public URI getEndpoint() {
					return URI.create("http://127.0.0.1:9");
				}

			};
		}

	}

}
