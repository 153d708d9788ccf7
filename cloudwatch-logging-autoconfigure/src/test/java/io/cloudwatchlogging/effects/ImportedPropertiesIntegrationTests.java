package io.cloudwatchlogging.effects;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of properties from an import of configuration data, which is how Spring Cloud AWS
 * reads Parameter Store and Secrets Manager.
 */
class ImportedPropertiesIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@Test
	void everyLineFromTheFirstOnGoesWhereAnImportedPropertySays() {
		EmbeddedCloudWatchLogs service = application.run((context) -> LOG.info("a line"),
				"spring.config.import=property:cloudwatch.logs.group.name=/imported",
				"spring.main.log-startup-info=true", "cloudwatch.logs.pattern=%msg");
		assertThat(service.groups()).containsExactly("/imported");
		assertThat(service.messages("/imported")).first().asString().startsWith("Starting ");
		assertThat(service.messages("/imported")).last().isEqualTo("a line");
	}

	@Test
	void anImportedPropertySwitchesShippingOff() {
		application.run((context) -> LOG.info("a line"), "spring.config.import=property:cloudwatch.logs.enabled=false");
		assertThat(application.service().requests().all()).isEmpty();
	}

}
