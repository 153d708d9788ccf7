package io.cloudwatchlogging.test;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;

/**
 * Connection details that point Spring Cloud AWS at an embedded service.
 *
 * @param endpoint where the service listens
 */
record EmbeddedConnectionDetails(URI endpoint) implements AwsConnectionDetails {

	@Override
	public URI getEndpoint() {
		return this.endpoint;
	}

	@Override
	public String getRegion() {
		return "us-east-1";
	}

	@Override
	public String getAccessKey() {
		return "test";
	}

	@Override
	public String getSecretKey() {
		return "test";
	}

}
