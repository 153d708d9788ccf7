package io.cloudwatchlogging.faults;

import java.time.Duration;

import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what passes by itself: trouble of the service, of the network and of the
 * credentials, at random and for a time.
 */
@Timeout(180)
class TransientFaultsIntegrationTests {

	/** Of a sequence in which a share of the first few requests is hit. */
	private static final long SEED = 3;

	/** Requests that are hit in a row, as in a time of trouble. */
	private static final int ROW = 3;

	@ParameterizedTest
	@EnumSource
	void storesEachLineOnce(Clear clear) throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault fault = stack.service().faults().inject(clear.fault);
			NumberedLines lines = new NumberedLines(stack.connect()).log(800);
			lines.assertEachIsStoredOnce();
			assertThat(fault.hits()).isPositive();
		}
	}

	@ParameterizedTest
	@EnumSource
	void storesTwiceOnlyWhatMayNotHaveBeenStored(Doubtful doubtful) throws InterruptedException {
		try (Stack stack = new Stack(Stack.IMPATIENT)) {
			InjectedFault fault = stack.service().faults().inject(doubtful.fault);
			NumberedLines lines = new NumberedLines(stack.connect()).log(800);
			lines.assertOnlyTheUnacknowledgedAreStoredTwice();
			assertThat(fault.hits()).isPositive();
		}
	}

	/** Faults upon which it is clear whether a request was carried out. */
	enum Clear {

		LATENCY(Fault.latency(Duration.ofMillis(100))),

		SLOW_ANSWERS(Fault.stall(Duration.ofMillis(100))),

		RESETS(Fault.connectionReset().share(0.3, SEED)),

		THROTTLING(Fault.throttling().share(0.3, SEED)),

		THROTTLING_FOR_A_TIME(Fault.throttling().times(ROW)),

		TOO_MANY_REQUESTS(Fault.htmlAnswer(429).share(0.3, SEED)),

		SERVICE_UNAVAILABLE(Fault.serviceUnavailable().share(0.3, SEED)),

		BAD_GATEWAY(Fault.htmlAnswer(502).share(0.3, SEED)),

		UNAVAILABLE_FOR_A_TIME(Fault.htmlAnswer(503).times(ROW)),

		PAYLOAD_TOO_LARGE(
				Fault.error(413, "RequestEntityTooLargeException", "The request body is too large").share(0.3, SEED)),

		PROXY_PAGES(Fault.htmlAnswer(200).share(0.3, SEED)),

		EMPTY_ANSWERS(Fault.emptyAnswer().share(0.3, SEED)),

		EXPIRED_TOKEN(Fault.error(400, "ExpiredTokenException", "The security token is expired").times(ROW)),

		INVALID_TOKEN(Fault.error(400, "UnrecognizedClientException", "The security token is invalid").times(ROW)),

		ACCESS_DENIED(Fault.error(400, "AccessDeniedException", "User is not authorized to perform logs:PutLogEvents")
			.times(ROW)),

		UNKNOWN_ERROR(Fault.error(400, "SomethingNewException", "Nobody knows").share(0.3, SEED));

		private final Fault fault;

		Clear(Fault fault) {
			this.fault = fault.onOperation("PutLogEvents");
		}

	}

	/** Faults upon which a request may have been carried out. */
	enum Doubtful {

		STALLS(Fault.stall(Duration.ofSeconds(60)).share(0.2, SEED)),

		LOST_ANSWERS(Fault.lostAnswer().share(0.3, SEED)),

		TRUNCATED_ANSWERS(Fault.truncatedAnswer().share(0.3, SEED)),

		ERRORS_AFTER_STORING(Fault.serviceUnavailable().stored().share(0.3, SEED)),

		BLACK_HOLE(Fault.blackHole().times(ROW));

		private final Fault fault;

		Doubtful(Fault fault) {
			this.fault = fault.onOperation("PutLogEvents");
		}

	}

}
