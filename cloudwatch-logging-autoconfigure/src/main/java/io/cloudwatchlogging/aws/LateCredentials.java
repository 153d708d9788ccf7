package io.cloudwatchlogging.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The SDK's default credentials, found also when they appear after the first look. The
 * SDK's own provider decides once which files there are: one that is written later, as by
 * a sidecar or an agent, is never read. Safe for use by many threads.
 */
public final class LateCredentials implements AwsCredentialsProvider {

	private final DefaultCredentialsProvider first;

	private volatile DefaultCredentialsProvider current;

	/**
	 * Creates a provider.
	 * @param first asked first, and alone while it has credentials. It is not closed, as
	 * it may have other users
	 */
	public LateCredentials(DefaultCredentialsProvider first) {
		this.first = first;
		this.current = first;
	}

	/**
	 * Makes the default provider look again; one of another kind is returned as it is.
	 * @param provider the provider
	 * @return what looks for credentials as the provider does, and looks again
	 */
	public static AwsCredentialsProvider of(AwsCredentialsProvider provider) {
		return (provider instanceof DefaultCredentialsProvider first) ? new LateCredentials(first) : provider;
	}

	@Override
	public AwsCredentials resolveCredentials() {
		DefaultCredentialsProvider provider = this.current;
		try {
			return provider.resolveCredentials();
		}
		catch (SdkClientException ex) {
			replace(provider);
			throw ex;
		}
	}

	/** Lets the next attempt look at all places anew. */
	private synchronized void replace(DefaultCredentialsProvider failed) {
		if (this.current == failed) {
			this.current = this.first.toBuilder().build();
			if (failed != this.first) {
				failed.close();
			}
		}
	}

}
