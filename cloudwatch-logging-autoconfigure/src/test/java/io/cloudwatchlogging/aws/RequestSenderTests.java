package io.cloudwatchlogging.aws;

import java.util.concurrent.CompletableFuture;

import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.TestBatches;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ServiceUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestSender}: what becomes of the buffers of a request.
 */
class RequestSenderTests {

	private final RequestBuffersPool pool = new RequestBuffersPool(1, (task, nanos) -> new CompletableFuture<>());

	private final RequestBuffers buffers = new RequestBuffers();

	private final OneTimeWarnings warnings = new OneTimeWarnings((warning) -> {
	});

	@Test
	void buffersOfAnAnsweredRequestAreUsedAgain() {
		send(ServiceUnavailableException.builder().message("not now").build());
		assertThat(this.pool.acquire()).isSameAs(this.buffers);
	}

	@Test
	void buffersThatAClientMayStillReadAreNotUsedAgain() {
		send(SdkClientException.create("timed out"));
		assertThat(this.pool.acquire()).isNotSameAs(this.buffers);
	}

	@Test
	void buffersOfARequestThatFailsOtherwiseAreNotUsedAgain() {
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> send(new OutOfMemoryError("heap")));
		assertThat(this.pool.acquire()).isNotSameAs(this.buffers);
	}

	private void send(Throwable failure) {
		this.pool.release(this.buffers);
		SinkSettings settings = new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.ALWAYS, null,
				ClientDefaults.STANDARD, 1);
		EntityNegotiation offer = new EntityNegotiation(null, this.warnings);
		new RequestSender(this.pool, offer, new Requests(offer, RequestObserver.NONE)).send(
				new Connection(new FailingClient(failure), true, settings, this.warnings, null),
				TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, "x".repeat(2000)));
	}

}
