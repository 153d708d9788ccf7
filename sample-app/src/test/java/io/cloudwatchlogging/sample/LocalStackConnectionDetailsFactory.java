package io.cloudwatchlogging.sample;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import org.testcontainers.localstack.LocalStackContainer;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Connects Spring Cloud AWS to a LocalStack that is a service connection.
 */
final class LocalStackConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<LocalStackContainer, AwsConnectionDetails> {

	@Override
	protected AwsConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<LocalStackContainer> source) {
		return new LocalStackConnectionDetails(source);
	}

	private static final class LocalStackConnectionDetails extends ContainerConnectionDetails<LocalStackContainer>
			implements AwsConnectionDetails {

		private LocalStackConnectionDetails(ContainerConnectionSource<LocalStackContainer> source) {
			super(source);
		}

		@Override
		public URI getEndpoint() {
			return getContainer().getEndpoint();
		}

		@Override
		public String getRegion() {
			return getContainer().getRegion();
		}

		@Override
		public String getAccessKey() {
			return getContainer().getAccessKey();
		}

		@Override
		public String getSecretKey() {
			return getContainer().getSecretKey();
		}

	}

}
