package io.cloudwatchlogging.sample;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogsConfiguration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * CloudWatch Logs inside this JVM, so that the sample runs without AWS.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sample.embedded")
@Import(EmbeddedCloudWatchLogsConfiguration.class)
class InsteadOfAws {

}
