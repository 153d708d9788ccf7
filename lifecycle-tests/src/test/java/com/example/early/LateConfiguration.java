package com.example.early;

import java.util.Map;

import org.springframework.cloud.bootstrap.config.PropertySourceLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/**
 * Configuration of the bootstrap context that brings properties, as a server would. They
 * make Spring Cloud initialise logging once more.
 */
@Configuration(proxyBeanMethods = false)
public class LateConfiguration {

	@Bean
	PropertySourceLocator lateProperties() {
		return (environment) -> new MapPropertySource("server",
				Map.of("cloudwatch.logs.stream.name", "late", "logging.level.com.example.early", "debug"));
	}

}
