package io.cloudwatchlogging.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/**
 * Annotation for a Spring test whose application is to ship its lines, by default to an
 * {@link EmbeddedCloudWatchLogs} that the test can inject. Without it
 * {@code cloudwatch.logs.enabled} is {@code false} in the tests of an application that
 * has this library on the class path, unless the test, a system property or an
 * environment variable sets it; with it the application's own setting applies.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@TestPropertySource(properties = ShippingInTests.ASKED_FOR_PROPERTY + "=true")
public @interface AutoConfigureCloudWatchLogs {

	/**
	 * Where the lines are shipped to.
	 * @return the service
	 */
	Service service() default Service.EMBEDDED;

	/**
	 * What answers as CloudWatch Logs.
	 */
	enum Service {

		/**
		 * An {@link EmbeddedCloudWatchLogs}, as
		 * {@link EmbeddedCloudWatchLogsConfiguration} makes it, unless the test or the
		 * application has {@code AwsConnectionDetails} of its own, such as those of a
		 * container.
		 */
		EMBEDDED,

		/** Whatever the application is configured for, which may be AWS. */
		CONFIGURED

	}

}
