package io.cloudwatchlogging.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the embedded CloudWatch Logs beside an application in development.
 *
 * @param enabled whether the application ships to a CloudWatch Logs inside its own
 * process, which keeps events in memory and has a console for a browser. For development:
 * refused where the application runs in a cloud
 * @param port the port of the service, by default any free one
 * @param consolePort the port of its console, by default any free one
 * @param hosts further names under which the service answers, beside localhost and the
 * addresses of loopback
 * @param maxSize the memory that its events may take, at least 4MB, by default an eighth
 * of the heap; beyond it, the events that arrived first are deleted
 */
@ConfigurationProperties("cloudwatch.logs.embedded")
record EmbeddedCloudWatchLogsProperties(@DefaultValue("false") boolean enabled, @DefaultValue("0") int port,
		@DefaultValue("0") int consolePort, @DefaultValue List<String> hosts, @Nullable DataSize maxSize) {
}
