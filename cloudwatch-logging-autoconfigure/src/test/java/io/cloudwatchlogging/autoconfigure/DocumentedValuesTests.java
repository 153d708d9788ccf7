package io.cloudwatchlogging.autoconfigure;

import java.io.IOException;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.ConfigurationReference;
import io.cloudwatchlogging.autoconfigure.properties.OurMetadata;
import org.junit.jupiter.api.Test;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ValueHint;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the documentation and the metadata offer as values.
 */
class DocumentedValuesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(PropertiesConfiguration.class);

	@Test
	void everyExampleIsValid() throws IOException {
		String[] values = new ConfigurationReference().examples()
			.entrySet()
			.stream()
			.map((example) -> ConfigurationReference.assignment(example.getKey(), example.getValue()))
			.toArray(String[]::new);
		this.contextRunner.withPropertyValues("spring.application.name=orders")
			.withPropertyValues(values)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				LogNames.of(context.getBean(CloudWatchLogsProperties.class), context.getEnvironment());
			});
	}

	@Test
	void everyHintIsValid() {
		for (ConfigurationMetadataProperty property : OurMetadata.properties().values()) {
			for (ValueHint hint : property.getHints().getValueHints()) {
				this.contextRunner.withPropertyValues("spring.application.name=orders")
					.withPropertyValues(property.getName() + "=" + hint.getValue())
					.run((context) -> {
						assertThat(context).as(property.getName() + "=" + hint.getValue()).hasNotFailed();
						LogNames.of(context.getBean(CloudWatchLogsProperties.class), context.getEnvironment());
					});
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CloudWatchLogsProperties.class)
	static class PropertiesConfiguration {

	}

}
