package io.cloudwatchlogging.faults;

import java.time.Duration;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of outages, during which nobody listens.
 */
@Timeout(180)
class OutageIntegrationTests {

	@Test
	void anOutageAtTheStartLosesNothing() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault outage = stack.service().faults().inject(Fault.outage());
			NumberedLines lines = new NumberedLines(stack.connect()).log(200);
			assertThat(stack.pipeline().flush(Duration.ofMillis(500)).complete()).isFalse();
			outage.clear();
			lines.assertEachIsStoredOnce();
		}
	}

	@Test
	void anOutageInTheMidstOfLinesLosesNothing() throws InterruptedException {
		try (Stack stack = new Stack()) {
			NumberedLines lines = new NumberedLines(stack.connect()).log(200).flush();
			stack.service().faults().inject(Fault.outage().lasting(Duration.ofMillis(700)));
			lines.log(500).assertOnlyTheUnacknowledgedAreStoredTwice();
		}
	}

	@Test
	void linesAreTakenBeforeThereIsASink() throws InterruptedException {
		try (Stack stack = new Stack()) {
			NumberedLines lines = new NumberedLines(stack).log(200);
			assertThat(stack.pipeline().status().counts().buffered()).isEqualTo(lines.size());
			stack.connect();
			lines.assertEachIsStoredOnce();
		}
	}

	@Test
	void theStateTellsOfAnOutageAndOfItsEnd() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault outage = stack.service().faults().inject(Fault.outage());
			NumberedLines lines = new NumberedLines(stack.connect()).log(10);
			await().atMost(Stack.LONG).until(() -> stack.pipeline().status().failureKind() != null);
			FlushResult flush = stack.pipeline().flush(Duration.ofMillis(100));
			assertThat(flush.complete()).isFalse();
			assertThat(flush.remaining()).isEqualTo(lines.size());
			DeliveryStatus during = stack.pipeline().status();
			assertThat(during.failureKind()).isEqualTo(FailureKind.UNAVAILABLE);
			assertThat(during.failingSince()).isNotNull();
			assertThat(during.retries()).isPositive();
			assertThat(during.lastError()).contains("refused");
			outage.clear();
			lines.flush();
			DeliveryStatus after = stack.pipeline().status();
			assertThat(after.failureKind()).isNull();
			assertThat(after.failingSince()).isNull();
			assertThat(after.lastDelivery()).isNotNull();
		}
	}

	@Test
	void aDrainEndsInTimeAndSaysHowManyLinesAreLeft() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault hole = stack.service().faults().inject(Fault.blackHole());
			NumberedLines lines = new NumberedLines(stack.connect()).log(50);
			FlushResult result = stack.pipeline().drain(Duration.ofMillis(300));
			assertThat(result.complete()).isFalse();
			assertThat(result.remaining()).isEqualTo(lines.size());
			assertThat(result.duration()).isLessThan(Stack.LONG);
			hole.clear();
			lines.assertEachIsStoredOnce();
		}
	}

}
