package com.example.shop;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * A client of CloudWatch Logs that the application has for its own ends, and uses until
 * its end.
 */
@Configuration(proxyBeanMethods = false)
@Profile("audit")
class AuditConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(AuditConfiguration.class);

	@Bean
	CloudWatchLogsClient auditClient(@Value("${shop.audit.endpoint}") URI endpoint) {
		return CloudWatchLogsClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_NORTH_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AUDITOR", "secret")))
			.build();
	}

	@Bean
	DisposableBean lastAudit(CloudWatchLogsClient auditClient) {
		return () -> logger.info("Log groups at the end: {}", auditClient.describeLogGroups().logGroups().size());
	}

}
