package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;

import io.cloudwatchlogging.autoconfigure.actuate.CloudWatchLogsEndpointWebExtension.Refusal;
import io.cloudwatchlogging.masking.MaskCounts;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsEndpointWebExtension}.
 */
class CloudWatchLogsEndpointWebExtensionTests {

	private final FakeDelivery delivery = new FakeDelivery();

	private final CloudWatchLogsEndpointWebExtension extension = new CloudWatchLogsEndpointWebExtension(
			new CloudWatchLogsEndpoint(this.delivery, List::of, VolumeView.NONE, new MaskCounts()));

	@Test
	void aFlushIsAnsweredByWhatItAchieved() {
		WebEndpointResponse<OperationResponseBody> response = this.extension.flushWithin("3");
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getBody()).isEqualTo(new FlushDescriptor(3, 2, false, Duration.ofSeconds(3)));
	}

	@Test
	void aRefusalSaysWhy() {
		WebEndpointResponse<OperationResponseBody> response = this.extension.flushWithin("soon");
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getBody())
			.isEqualTo(new Refusal("The timeout must be a duration from 0s to 60s, such as 20s, and is 'soon'"));
	}

}
