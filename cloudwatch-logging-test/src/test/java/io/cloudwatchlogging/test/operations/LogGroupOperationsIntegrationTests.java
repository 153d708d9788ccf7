package io.cloudwatchlogging.test.operations;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.cloudwatchlogging.test.Clients;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.protocol.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TooManyTagsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LogGroupOperations} and {@link TagOperations} through the AWS SDK.
 */
class LogGroupOperationsIntegrationTests {

	private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:group";

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final CloudWatchLogsClient client = Clients.client(this.service.endpoint());

	@AfterEach
	void close() {
		this.client.close();
		this.service.close();
	}

	@Test
	void aGroupHasDefaults() {
		create("group");
		var description = this.client.describeLogGroups().logGroups().get(0);
		assertThat(description.logGroupName()).isEqualTo("group");
		assertThat(description.arn()).isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:group:*");
		assertThat(description.logGroupArn()).isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:group");
		assertThat(description.logGroupClass()).isEqualTo(LogGroupClass.STANDARD);
		assertThat(description.retentionInDays()).isNull();
		assertThat(description.kmsKeyId()).isNull();
		assertThat(description.deletionProtectionEnabled()).isFalse();
		assertThat(description.storedBytes()).isZero();
		assertThat(description.creationTime()).isPositive();
	}

	@Test
	void aGroupIsCreatedWithEverything() {
		this.client.createLogGroup((request) -> request.logGroupName("group")
			.kmsKeyId("arn:aws:kms:eu-central-1:123456789012:key/1")
			.logGroupClass(LogGroupClass.INFREQUENT_ACCESS)
			.deletionProtectionEnabled(true)
			.tags(Map.of("team", "shop")));
		var description = this.client.describeLogGroups().logGroups().get(0);
		assertThat(description.logGroupClass()).isEqualTo(LogGroupClass.INFREQUENT_ACCESS);
		assertThat(description.kmsKeyId()).isEqualTo("arn:aws:kms:eu-central-1:123456789012:key/1");
		assertThat(description.deletionProtectionEnabled()).isTrue();
		assertThat(tags()).containsExactly(Map.entry("team", "shop"));
		LogGroup group = this.service.group("group");
		assertThat(group.logGroupClass()).isEqualTo(io.cloudwatchlogging.test.model.LogGroupClass.INFREQUENT_ACCESS);
		assertThat(group.kmsKeyId()).isEqualTo("arn:aws:kms:eu-central-1:123456789012:key/1");
		assertThat(group.deletionProtectionEnabled()).isTrue();
		assertThat(group.tags()).containsExactly(Map.entry("team", "shop"));
	}

	@Test
	void aGroupIsCreatedOnce() {
		create("group");
		assertThatExceptionOfType(ResourceAlreadyExistsException.class).isThrownBy(() -> create("group"))
			.withMessageContaining("The specified log group already exists");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "ä", "a:b", "a*", "" })
	void anInvalidNameIsRefused(String name) {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> create(name))
			.withMessageContaining("at 'logGroupName' failed to satisfy constraint");
	}

	@Test
	void aNameHasFiveHundredAndTwelveCharacters() {
		create("x".repeat(512));
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> create("x".repeat(513)))
			.withMessageContaining("Member must have length less than or equal to 512");
	}

	@Test
	void namesOfAwsAreReserved() {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> create("aws/x"))
			.withMessageContaining("Log groups starting with AWS/ are reserved for AWS.");
		create("/aws/x");
	}

	@Test
	void aMissingNameIsTold() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.client.createLogGroup((request) -> request.kmsKeyId("x")))
			.withMessageContaining(
					"Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
	}

	@Test
	void anUnknownClassIsRefused() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(
					() -> this.client.createLogGroup((request) -> request.logGroupName("group").logGroupClass("CHEAP")))
			.withMessageContaining("Value 'CHEAP' at 'logGroupClass' failed to satisfy constraint: "
					+ "Member must satisfy enum value set: [STANDARD, INFREQUENT_ACCESS, DELIVERY]");
	}

	@Test
	void aGroupIsDeletedWithItsEvents() {
		create("group");
		this.service.createLogStream("group", "stream");
		this.client.putLogEvents((request) -> request.logGroupName("group")
			.logStreamName("stream")
			.logEvents(Clients.event(System.currentTimeMillis(), "a")));
		delete("group");
		assertThat(this.service.groups()).isEmpty();
		assertThat(this.service.messages("group")).isEmpty();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> this.service.group("group"));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> delete("group"));
	}

	@Test
	void aProtectedGroupIsNotDeleted() {
		create("group");
		this.service.createLogStream("group", "stream");
		protect(true);
		assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> delete("group"))
			.withMessageContaining("deletion protection is enabled");
		assertThatExceptionOfType(ValidationException.class).isThrownBy(
				() -> this.client.deleteLogStream((request) -> request.logGroupName("group").logStreamName("stream")));
		protect(false);
		delete("group");
	}

	@Test
	void aTestDeletesAProtectedGroup() {
		create("group");
		protect(true);
		assertThat(this.service.deleteLogGroup("group")).isTrue();
		assertThat(this.service.deleteLogGroup("group")).isFalse();
	}

	@Test
	void retentionIsSetAndRemoved() {
		create("group");
		retain(30);
		assertThat(this.client.describeLogGroups().logGroups().get(0).retentionInDays()).isEqualTo(30);
		assertThat(this.service.group("group").retentionInDays()).isEqualTo(30);
		this.client.deleteRetentionPolicy((request) -> request.logGroupName("group"));
		assertThat(this.service.group("group").retentionInDays()).isNull();
	}

	@Test
	void onlyTwentyTwoRetentionsAreAccepted() {
		create("group");
		List<Integer> accepted = IntStream.rangeClosed(0, 3700).filter((days) -> {
			if (days > 200 && days % 10 != 0 && !Limits.RETENTION_DAYS.contains(days)) {
				return false;
			}
			try {
				retain(days);
				return true;
			}
			catch (InvalidParameterException ex) {
				return false;
			}
		}).boxed().toList();
		assertThat(accepted).hasSize(22).isEqualTo(Limits.RETENTION_DAYS);
	}

	@Test
	void aKeyIsAssociatedAndDisassociated() {
		create("group");
		this.client.associateKmsKey((request) -> request.logGroupName("group").kmsKeyId("key"));
		assertThat(this.service.group("group").kmsKeyId()).isEqualTo("key");
		this.client.disassociateKmsKey((request) -> request.resourceIdentifier(ARN));
		assertThat(this.service.group("group").kmsKeyId()).isNull();
	}

	@Test
	void tagsAreAddedChangedAndRemoved() {
		create("group");
		tag(Map.of("a", "1", "b", "2"));
		tag(Map.of("b", "3", "c", ""));
		assertThat(tags()).isEqualTo(Map.of("a", "1", "b", "3", "c", ""));
		this.client.untagResource((request) -> request.resourceArn(ARN).tagKeys("a", "x"));
		assertThat(tags()).isEqualTo(Map.of("b", "3", "c", ""));
	}

	@Test
	void tagsAreLimited() {
		create("group");
		tag(IntStream.range(0, 50).boxed().collect(Collectors.toMap((i) -> "key" + i, (i) -> "x")));
		assertThatExceptionOfType(TooManyTagsException.class).isThrownBy(() -> tag(Map.of("another", "x")));
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(Map.of("x".repeat(129), "x")))
			.withMessageContaining("Member must have length less than or equal to 128");
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(Map.of("x", "x".repeat(257))))
			.withMessageContaining("Member must have length less than or equal to 256");
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(Map.of("a?", "x")));
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(Map.of("aws:x", "x")));
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> tag(Map.of()));
	}

	@Test
	void tagsTakeTheArnWithoutAsterisk() {
		create("group");
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.client.listTagsForResource((request) -> request.resourceArn(ARN + ":*")));
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.client.listTagsForResource((request) -> request.resourceArn("group")));
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> this.client.listTagsForResource((request) -> request.resourceArn(ARN + "x")));
	}

	@Test
	void groupsAreDescribedPageByPage() {
		IntStream.range(0, 120).forEach((i) -> create("group-%03d".formatted(i)));
		var first = this.client.describeLogGroups();
		assertThat(first.logGroups()).hasSize(50);
		assertThat(first.nextToken()).isNotNull();
		assertThat(this.client.describeLogGroupsPaginator((request) -> request.limit(7)).logGroups())
			.extracting((group) -> group.logGroupName())
			.isEqualTo(this.service.groups())
			.hasSize(120);
	}

	@Test
	void groupsAreDescribedByName() {
		List.of("/app/a", "/app/b", "/other/app").forEach(this::create);
		assertThat(this.client.describeLogGroups((request) -> request.logGroupNamePrefix("/app/")).logGroups())
			.extracting((group) -> group.logGroupName())
			.containsExactly("/app/a", "/app/b");
		assertThat(this.client.describeLogGroups((request) -> request.logGroupNamePattern("app")).logGroups())
			.hasSize(3)
			.allSatisfy((group) -> assertThat(group.logGroupClass()).isNull());
		assertThat(this.client.describeLogGroups((request) -> request.logGroupIdentifiers("/other/app")).logGroups())
			.hasSize(1);
		assertThat(
				this.client.describeLogGroups((request) -> request.logGroupClass(LogGroupClass.DELIVERY)).logGroups())
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 51 })
	void aLimitOutsideOfItsBoundsIsRefused(int limit) {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.client.describeLogGroups((request) -> request.limit(limit)))
			.withMessageContaining("at 'limit' failed to satisfy constraint: Member must have value");
	}

	@Test
	void anUnknownOperationIsAProperError() {
		assertThatExceptionOfType(CloudWatchLogsException.class).isThrownBy(() -> this.client.describeQueries())
			.satisfies((ex) -> {
				assertThat(ex.statusCode()).isEqualTo(400);
				assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
				assertThat(ex.awsErrorDetails().errorMessage()).contains("DescribeQueries");
			});
	}

	private void create(String name) {
		this.client.createLogGroup((request) -> request.logGroupName(name));
	}

	private void delete(String name) {
		this.client.deleteLogGroup((request) -> request.logGroupName(name));
	}

	private void protect(boolean enabled) {
		this.client.putLogGroupDeletionProtection(
				(request) -> request.logGroupIdentifier("group").deletionProtectionEnabled(enabled));
	}

	private void retain(int days) {
		this.client.putRetentionPolicy((request) -> request.logGroupName("group").retentionInDays(days));
	}

	private void tag(Map<String, String> tags) {
		this.client.tagResource((request) -> request.resourceArn(ARN).tags(tags));
	}

	private Map<String, String> tags() {
		return this.client.listTagsForResource((request) -> request.resourceArn(ARN)).tags();
	}

}
