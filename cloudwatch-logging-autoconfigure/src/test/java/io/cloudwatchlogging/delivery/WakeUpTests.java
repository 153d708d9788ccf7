package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no line is forgotten: single lines at any moment leave without another one
 * that would wake somebody.
 */
@Timeout(120)
class WakeUpTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 6 })
	void aLineThatComesAtAnyMomentLeavesByItself(int maxInFlight) throws Exception {
		SplittableRandom random = new SplittableRandom(maxInFlight);
		Pipeline pipeline = new Pipeline(
				TestSettings.defaults().linger(Duration.ofNanos(20_000)).maxInFlight(maxInFlight).build(),
				DeliveryListener.NONE);
		RecordingSink sink = new RecordingSink();
		pipeline.connect(sink);
		int lines = 0;
		for (int i = 0; i < 3000; i++) {
			int count = random.nextInt(1, 4);
			for (int j = 0; j < count; j++) {
				for (int spins = random.nextInt(300); spins > 0; spins--) {
					Thread.onSpinWait();
				}
				TestEvents.log(pipeline, new Destination("group", "stream " + random.nextInt(3)), "line");
				lines++;
			}
			sink.cloudWatch().awaitSize(lines);
		}
		assertThat(pipeline.status().counts().lost()).isZero();
		pipeline.disconnect(false);
	}

}
