package io.cloudwatchlogging.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.aws.GroupSettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of log groups and log streams that are missing, come too late or go.
 */
@Timeout(180)
class DestinationFaultsIntegrationTests {

	private static final Fault DENIED = Fault.error(400, "AccessDeniedException",
			"User is not authorized to perform: logs:CreateLogGroup on resource: /shop/orders");

	@Test
	void nothingIsDescribedAndNothingCreatedTwice() throws InterruptedException {
		try (Stack stack = new Stack()) {
			new NumberedLines(stack.connect()).log(300).assertEachIsStoredOnce();
			Map<String, Integer> counts = stack.service().requests().counts();
			assertThat(counts.keySet()).containsOnly("PutLogEvents", "CreateLogGroup", "CreateLogStream");
			assertThat(counts).containsEntry("CreateLogGroup", 1).containsEntry("CreateLogStream", 2);
		}
	}

	@Test
	void requestsThatFindTheStreamMissingTogetherCreateItOnce() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault latency = stack.service()
				.faults()
				.inject(Fault.latency(Duration.ofMillis(300)).onOperation("PutLogEvents"));
			long now = System.currentTimeMillis();
			byte[] line = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < 400; i++) {
				stack.pipeline().offer(Stack.DESTINATION, now + i, Severity.INFO, line, 0, line.length);
			}
			stack.connect();
			latency.awaitHits(4, Stack.LONG);
			latency.clear();
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(stack.service().messages(Stack.GROUP)).hasSize(400);
			assertThat(stack.service().requests().maxInFlight()).isGreaterThan(1);
			assertThat(stack.service().requests().counts()).containsEntry("CreateLogGroup", 1)
				.containsEntry("CreateLogStream", 2);
		}
	}

	@Test
	void aStreamOfWhichTheCreationHangsDoesNotHoldUpOtherNewOnes() throws InterruptedException {
		try (Stack stack = new Stack().connect()) {
			InjectedFault hanging = stack.service()
				.faults()
				.inject(Fault.blackHole().onOperation("CreateLogStream").onStream("host/bad"));
			stack.service().createLogGroup(Stack.GROUP);
			NumberedLines bad = new NumberedLines(stack, new Destination(Stack.GROUP, "host/bad"), "bad").log(20);
			hanging.awaitHits(1, Stack.LONG);
			for (int i = 0; i < 8; i++) {
				new NumberedLines(stack, new Destination(Stack.GROUP, "host/" + i), "s" + i).log(20);
			}
			stack.service().awaitEvents(Stack.GROUP, 8 * 80, Stack.LONG);
			assertThat(hanging.hits()).isOne();
			hanging.clear();
			bad.assertEachIsStoredOnce();
		}
	}

	@Test
	void newStreamsOfWhichTheCreationHangsLeaveRequestsToThoseThatExist() throws InterruptedException {
		try (Stack stack = new Stack().connect()) {
			stack.service().createLogGroup(Stack.GROUP);
			stack.service().createLogStream(Stack.GROUP, Stack.DESTINATION.stream());
			InjectedFault hanging = stack.service().faults().inject(Fault.blackHole().onOperation("CreateLogStream"));
			for (int i = 0; i < 8; i++) {
				new NumberedLines(stack, new Destination(Stack.GROUP, "new/" + i), "n" + i).log(5);
			}
			hanging.awaitHits(2, Stack.LONG);
			NumberedLines lines = new NumberedLines(stack).log(200);
			stack.service().awaitEvents(Stack.GROUP, lines.size(), Stack.LONG);
			assertThat(hanging.hits()).as("half of the requests create").isEqualTo(2);
			assertThat(stack.pipeline().status().retries()).as("to wait for a turn is no failure").isZero();
			hanging.clear();
			lines.assertNoneIsLost();
		}
	}

	@Test
	void theGroupIsCreatedWithAllItsSettingsInOneCall() throws InterruptedException {
		GroupSettings settings = new GroupSettings(true, 30, Map.of("team", "shop"),
				"arn:aws:kms:eu-central-1:123456789012:key/0b57a4a5-7d3e-4a3e-9a1c-0f4f8f8d5a01", null, true);
		try (Stack stack = new Stack(Stack.sinkSettings(settings, CompressionMode.AUTO, null, Stack.LONG))) {
			NumberedLines lines = new NumberedLines(stack.connect()).log(50);
			lines.assertEachIsStoredOnce();
			assertThat(stack.service().group(Stack.GROUP)).satisfies((group) -> {
				assertThat(group.retentionInDays()).isEqualTo(30);
				assertThat(group.tags()).containsExactly(Map.entry("team", "shop"));
				assertThat(group.kmsKeyId()).isEqualTo(settings.kmsKeyId());
				assertThat(group.deletionProtectionEnabled()).isTrue();
			});
			assertThat(stack.service().requests().counts()).containsEntry("CreateLogGroup", 1)
				.containsEntry("PutRetentionPolicy", 1)
				.doesNotContainKeys("TagResource", "AssociateKmsKey", "DescribeLogGroups");
			assertThat(stack.warnings()).isEmpty();
		}
	}

	@Test
	void everyRefusalOfASettingIsOneWarning() throws InterruptedException {
		GroupSettings settings = new GroupSettings(true, 30, Map.of("team", "shop"), null, null, false);
		try (Stack stack = new Stack(Stack.sinkSettings(settings, CompressionMode.AUTO, null, Stack.LONG))) {
			stack.service()
				.faults()
				.inject(Fault.error(400, "AccessDeniedException", "not authorized to perform: logs:TagResource")
					.onOperation("CreateLogGroup")
					.times(1));
			stack.service()
				.faults()
				.inject(Fault.error(400, "AccessDeniedException", "not authorized to perform: logs:PutRetentionPolicy")
					.onOperation("PutRetentionPolicy"));
			NumberedLines lines = new NumberedLines(stack.connect()).log(300);
			lines.assertEachIsStoredOnce();
			lines.log(100).assertEachIsStoredOnce();
			assertThat(stack.warnings()).hasSize(2)
				.anySatisfy((warning) -> assertThat(warning).contains("tags", "logs:TagResource"))
				.anySatisfy((warning) -> assertThat(warning).contains("retention", "logs:PutRetentionPolicy"));
		}
	}

	@Test
	void noPermissionForGroupsIsNeededWhenTheGroupIsThere() throws InterruptedException {
		try (Stack stack = new Stack()) {
			stack.service().createLogGroup(Stack.GROUP);
			InjectedFault denied = stack.service().faults().inject(DENIED.onOperation("CreateLogGroup"));
			new NumberedLines(stack.connect()).log(300).assertEachIsStoredOnce();
			assertThat(denied.hits()).isZero();
			assertThat(stack.warnings()).isEmpty();
		}
	}

	@Test
	void linesWaitForAGroupThatMayNotBeCreated() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault denied = stack.service().faults().inject(DENIED.onOperation("CreateLogGroup"));
			NumberedLines lines = new NumberedLines(stack.connect()).log(300);
			await().atMost(Stack.LONG).until(() -> stack.pipeline().status().failureKind() == FailureKind.MISSING);
			assertThat(denied.hits()).isPositive();
			assertThat(stack.pipeline().flush(Duration.ofMillis(100)).complete()).isFalse();
			assertThat(stack.pipeline().status().lastError()).contains("AccessDeniedException");
			stack.service().createLogGroup(Stack.GROUP);
			lines.assertEachIsStoredOnce();
		}
	}

	@Test
	void creationSurvivesThrottlingAndLostAnswers() throws InterruptedException {
		try (Stack stack = new Stack()) {
			stack.service().faults().inject(Fault.throttling().onOperation("CreateLogGroup").times(2));
			stack.service().faults().inject(Fault.lostAnswer().onOperation("CreateLogGroup").times(1));
			stack.service()
				.faults()
				.inject(Fault.error(400, "OperationAbortedException", "Please try again")
					.onOperation("CreateLogStream")
					.times(2));
			stack.service().faults().inject(Fault.lostAnswer().onOperation("CreateLogStream").times(1));
			new NumberedLines(stack.connect()).log(300).assertEachIsStoredOnce();
		}
	}

	@Test
	void aMissingStreamRightAfterItsCreationIsNoReasonToLoseLines() throws InterruptedException {
		try (Stack stack = new Stack()) {
			stack.service()
				.faults()
				.inject(Fault.error(400, "ResourceNotFoundException", "The specified log stream does not exist.")
					.onOperation("PutLogEvents")
					.times(4));
			new NumberedLines(stack.connect()).log(300).assertEachIsStoredOnce();
		}
	}

	@Test
	void aDeletedGroupIsCreatedAgain() throws InterruptedException {
		GroupSettings settings = new GroupSettings(true, 30, Map.of("team", "shop"), null, null, false);
		try (Stack stack = new Stack(Stack.sinkSettings(settings, CompressionMode.AUTO, null, Stack.LONG))) {
			new NumberedLines(stack.connect()).log(100).assertEachIsStoredOnce();
			stack.service().deleteLogGroup(Stack.GROUP);
			assertOnlyLaterLinesAreStored(stack);
			assertThat(stack.service().group(Stack.GROUP).retentionInDays()).isEqualTo(30);
			assertThat(stack.service().group(Stack.GROUP).tags()).containsKey("team");
		}
	}

	@Test
	void aDeletedStreamIsCreatedAgain() throws InterruptedException {
		try (Stack stack = new Stack(); CloudWatchLogsClient client = stack.client()) {
			new NumberedLines(stack.connect()).log(100).assertEachIsStoredOnce();
			client.deleteLogStream(
					(request) -> request.logGroupName(Stack.GROUP).logStreamName(Stack.DESTINATION.stream()));
			assertOnlyLaterLinesAreStored(stack);
			assertThat(stack.service().requests().count("CreateLogGroup")).isOne();
		}
	}

	@Test
	void aGroupThatIsDeletedUnderARequestTakesItsLinesAllTheSame() throws InterruptedException {
		try (Stack stack = new Stack()) {
			NumberedLines lines = new NumberedLines(stack.connect()).log(100).flush();
			InjectedFault deletion = stack.service()
				.faults()
				.inject(Fault.groupDeleted().onOperation("PutLogEvents").times(1));
			lines.log(400).flush();
			deletion.awaitHits(1, Stack.LONG);
			lines.assertCounts(0);
			List<Integer> stored = lines.inOrderOfFirstAppearance().getOrDefault("a0", List.of());
			assertThat(stored).isSorted().contains(499).doesNotContain(0);
			assertThat(stored.get(stored.size() - 1) - stored.get(0)).isEqualTo(stored.size() - 1);
		}
	}

	private static void assertOnlyLaterLinesAreStored(Stack stack) throws InterruptedException {
		new NumberedLines(stack, Stack.DESTINATION, "later").log(300).assertEachIsStoredOnce();
	}

	@Test
	void linesOfASecondGroupDoNotWaitForTheFirst() throws InterruptedException {
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start(); Stack stack = new Stack(service)) {
			InjectedFault denied = service.faults().inject(DENIED.onOperation("CreateLogGroup"));
			NumberedLines waiting = new NumberedLines(stack.connect()).log(50);
			denied.awaitHits(1, Stack.LONG);
			service.createLogGroup("/shop/payments");
			NumberedLines others = new NumberedLines(stack, new Destination("/shop/payments", "host/1"), "b").log(50);
			service.awaitEvents("/shop/payments", others.size(), Stack.LONG);
			assertThat(service.groups()).doesNotContain(Stack.GROUP);
			denied.clear();
			waiting.flush();
			assertThat(waiting.inOrderOfFirstAppearance()).isEqualTo(waiting.expected());
		}
	}

}
