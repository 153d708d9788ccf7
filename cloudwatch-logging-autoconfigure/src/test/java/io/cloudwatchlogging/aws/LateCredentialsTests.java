package io.cloudwatchlogging.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LateCredentials}.
 */
class LateCredentialsTests {

	/** No other place than the file has credentials for a profile of this name. */
	private static final String PROFILE = "late-credentials";

	@TempDir
	private Path directory;

	private final Map<String, @Nullable String> before = new HashMap<>();

	private Path file;

	@BeforeEach
	void lookAtTheFileOnly() {
		this.file = this.directory.resolve("credentials");
		set(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property(), "true");
		set(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), this.directory.resolve("config").toString());
		set(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), this.file.toString());
	}

	private void set(String property, String value) {
		this.before.put(property, System.setProperty(property, value));
	}

	@AfterEach
	void restoreProperties() {
		this.before.forEach((property, value) -> {
			if (value == null) {
				System.clearProperty(property);
			}
			else {
				System.setProperty(property, value);
			}
		});
	}

	@Test
	void findsCredentialsInAFileThatDidNotExistAtFirst() throws IOException {
		DefaultCredentialsProvider first = provider();
		AwsCredentialsProvider provider = LateCredentials.of(first);
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(SdkClientException.class).isThrownBy(provider::resolveCredentials);
		}
		write("late");
		assertThatExceptionOfType(SdkClientException.class).as("the SDK alone").isThrownBy(first::resolveCredentials);
		assertThat(resolvedBy(provider)).isEqualTo("late");
		assertThat(resolvedBy(provider)).isEqualTo("late");
	}

	@Test
	void leavesAProviderInPlaceThatHasCredentials() throws IOException {
		write("early");
		AwsCredentialsProvider provider = LateCredentials.of(provider());
		assertThat(resolvedBy(provider)).isEqualTo("early");
		assertThat(provider.resolveCredentials()).isSameAs(provider.resolveCredentials());
	}

	@Test
	void leavesOtherKindsOfProvidersAlone() {
		AwsCredentialsProvider other = AnonymousCredentialsProvider.create();
		assertThat(LateCredentials.of(other)).isSameAs(other);
	}

	private static DefaultCredentialsProvider provider() {
		return DefaultCredentialsProvider.builder().profileName(PROFILE).build();
	}

	private void write(String accessKey) throws IOException {
		Files.writeString(this.file, """
				[%s]
				aws_access_key_id = %s
				aws_secret_access_key = secret
				""".formatted(PROFILE, accessKey));
	}

	private static String resolvedBy(AwsCredentialsProvider provider) {
		return provider.resolveCredentials().accessKeyId();
	}

}
