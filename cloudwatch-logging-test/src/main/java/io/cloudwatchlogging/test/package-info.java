/**
 * Amazon CloudWatch Logs inside the JVM, for tests and for local development: a real HTTP
 * endpoint on loopback that any AWS client can use, as strict as the service, that breaks
 * on demand and remembers what it received.
 *
 * <pre>{@code
 * try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start()) {
 *     service.faults().inject(Fault.throttling().onOperation("PutLogEvents").times(3));
 *     // ... let the application log to service.endpoint(), with any region and credentials ...
 *     service.awaitEvents("/shop/orders", 100, Duration.ofSeconds(10));
 *     assertThat(service.messages("/shop/orders")).contains("order 7 accepted");
 * }
 * }</pre>
 *
 * With JUnit use {@link io.cloudwatchlogging.test.EmbeddedCloudWatchLogsExtension}, with
 * Spring import {@link io.cloudwatchlogging.test.EmbeddedCloudWatchLogsConfiguration}.
 * This library on the class path also keeps the Spring Boot tests of an application from
 * shipping to AWS, see {@link io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs}.
 */
@NullMarked
package io.cloudwatchlogging.test;

import org.jspecify.annotations.NullMarked;
