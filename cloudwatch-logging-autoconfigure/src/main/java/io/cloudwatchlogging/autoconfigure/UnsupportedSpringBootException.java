package io.cloudwatchlogging.autoconfigure;

/**
 * Thrown when an application runs on a Spring Boot that the library does not support.
 */
final class UnsupportedSpringBootException extends RuntimeException {

	UnsupportedSpringBootException(String version) {
		super("The starter for CloudWatch Logs needs Spring Boot " + SpringBootSupport.MIN_MAJOR
				+ ".0 or later, and this application runs on Spring Boot " + version);
	}

}
