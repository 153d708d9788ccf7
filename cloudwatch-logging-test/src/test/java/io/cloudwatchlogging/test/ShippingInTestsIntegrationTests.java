package io.cloudwatchlogging.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShippingInTests} with an application whose own properties enable
 * shipping.
 */
class ShippingInTestsIntegrationTests {

	private static final String PROPERTY = "cloudwatch.logs.enabled";

	@Nested
	@SpringBootTest(classes = Application.class)
	class ByDefault {

		@Test
		void aTestDoesNotShip(@Autowired Environment environment) {
			assertThat(environment.getProperty(PROPERTY)).isEqualTo("false");
			assertThat(environment.getProperty(EarlySetting.PROPERTY)).isEqualTo("false");
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class)
	@AutoConfigureCloudWatchLogs
	class WithAnnotation {

		@Test
		void theSettingOfTheApplicationApplies(@Autowired Environment environment) {
			assertThat(environment.getProperty(PROPERTY)).isEqualTo("true");
			assertThat(environment.getProperty(EarlySetting.PROPERTY)).isEqualTo("true");
		}

		@Nested
		class Inner {

			@Test
			void nestedTestsInheritTheAnnotation(@Autowired Environment environment) {
				assertThat(environment.getProperty(PROPERTY)).isEqualTo("true");
			}

		}

	}

	@Nested
	@SpringBootTest(classes = Application.class, properties = PROPERTY + "=true")
	class WithProperty {

		@Test
		void theTestDecides(@Autowired Environment environment) {
			assertThat(environment.getProperty(PROPERTY)).isEqualTo("true");
			assertThat(environment.getProperty(EarlySetting.PROPERTY)).isEqualTo("true");
		}

	}

	@Nested
	@SpringBootTest(classes = Application.class, args = "--" + PROPERTY + "=true")
	class WithArgument {

		@Test
		void theTestDecides(@Autowired Environment environment) {
			assertThat(environment.getProperty(PROPERTY)).isEqualTo("true");
		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	class WithoutSpringBoot {

		@Test
		void aTestDoesNotShip(@Autowired Environment environment) {
			assertThat(environment.getProperty(PROPERTY)).isEqualTo("false");
		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	@TestPropertySource(properties = PROPERTY + "=true")
	class WithoutSpringBootButWithProperty {

		@Test
		void theTestDecides(@Autowired Environment environment) {
			assertThat(environment.getProperty(PROPERTY)).isEqualTo("true");
		}

	}

	@Test
	void anApplicationThatIsNoTestIsLeftAlone() {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.build();
		try (var context = application.run()) {
			assertThat(context.getEnvironment().getProperty(PROPERTY)).isEqualTo("true");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
