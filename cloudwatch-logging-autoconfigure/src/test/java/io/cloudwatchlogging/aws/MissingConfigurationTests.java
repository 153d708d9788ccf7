package io.cloudwatchlogging.aws;

import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MissingConfiguration}: with what the SDK itself says.
 */
class MissingConfigurationTests {

	private static final ProfileFile EMPTY = ProfileFile.aggregator().build();

	private static final AwsCredentialsProvider PROFILE = ProfileCredentialsProvider.builder()
		.profileFile(EMPTY)
		.profileName("a")
		.build();

	@Test
	void saysOfAChainThatItFoundNoCredentials() {
		AwsCredentialsProvider chain = AwsCredentialsProviderChain.of(PROFILE, PROFILE, PROFILE);
		SdkClientException failure = catchThrowableOfType(SdkClientException.class, chain::resolveCredentials);
		assertThat(failure.getMessage()).hasSizeGreaterThan(300);
		assertThat(MissingConfiguration.credentials(failure)).startsWith("AWS credentials are missing, ")
			.contains("AWS_ACCESS_KEY_ID", "spring.cloud.aws.credentials")
			.endsWith(": Unable to load credentials from any of the providers in the chain");
	}

	@Test
	void saysOfAProfileThatItHasNoCredentials() {
		SdkClientException failure = catchThrowableOfType(SdkClientException.class, PROFILE::resolveCredentials);
		assertThat(MissingConfiguration.credentials(failure))
			.endsWith(": Profile file contained no credentials for profile 'a'");
	}

	@Test
	void saysOfAChainThatItFoundNoRegion() {
		AwsRegionProvider chain = new AwsRegionProviderChain(new AwsProfileRegionProvider(() -> EMPTY, "a"),
				new AwsProfileRegionProvider(() -> EMPTY, "b"));
		SdkClientException failure = catchThrowableOfType(SdkClientException.class, chain::getRegion);
		assertThat(failure.getMessage()).hasSizeGreaterThan(200);
		assertThat(MissingConfiguration.client(failure)).startsWith("The AWS region is not known, ")
			.contains("cloudwatch.logs.region", "spring.cloud.aws.region.static", "AWS_REGION")
			.endsWith(": Unable to load region from any of the providers in the chain");
	}

	@Test
	void looksIntoTheCauses() {
		RuntimeException failure = new CompletionException("failed",
				new IllegalStateException("No Credentials. At all"));
		assertThat(MissingConfiguration.credentials(failure)).endsWith(": No Credentials");
		assertThat(MissingConfiguration.credentials(new IllegalStateException("reset"))).isNull();
		assertThat(MissingConfiguration.credentials(new IllegalStateException())).isNull();
	}

	@Test
	void boundsWhatItRepeats() {
		assertThat(MissingConfiguration.client(new IllegalStateException("x".repeat(5000)))).hasSizeLessThan(300)
			.endsWith("x...");
		assertThat(MissingConfiguration.firstSentence("y".repeat(5000))).hasSizeLessThan(300);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "One. Two.|One", "One.|One", "v1.2 of a.b is bad|v1.2 of a.b is bad",
			"Bad: [a, b]|Bad", "Bad [a, b]|Bad", "Bad: Chain(a=b)|Bad", "Bad com.example.Chain@1f: [a]|Bad" })
	void endsAfterTheFirstSentence(String message, String sentence) {
		assertThat(MissingConfiguration.firstSentence(message)).isEqualTo(sentence);
	}

}
