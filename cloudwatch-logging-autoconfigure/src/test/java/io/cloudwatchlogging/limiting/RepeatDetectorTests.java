package io.cloudwatchlogging.limiting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepeatDetector}.
 */
class RepeatDetectorTests {

	private final RepeatDetector detector = new RepeatDetector("com.acme.Poller");

	@Test
	void shipsTheFirstOfARunAndCountsTheOthers() {
		assertThat(next(Severity.INFO, 1000, "same")).isEqualTo(FoldResult.NEW);
		assertThat(next(Severity.INFO, 2000, "same")).isEqualTo(FoldResult.REPEAT);
		assertThat(next(Severity.INFO, 3000, "same")).isEqualTo(FoldResult.REPEAT);
		FoldResult other = next(Severity.INFO, 4000, "other");
		assertThat(other.repeat()).isFalse();
		assertThat(other.ended()).isNotNull();
		assertThat(other.ended().message())
			.isEqualTo("2 events of com.acme.Poller at INFO were not shipped, logged between 1970-01-01T00:00:02Z "
					+ "and 1970-01-01T00:00:03Z: each repeated the event before it");
	}

	@Test
	void aRunEndsByTimeAndTheNextEventIsShipped() {
		next(Severity.INFO, 1000, "same");
		next(Severity.INFO, 2000, "same");
		assertThat(this.detector.isEmpty()).isFalse();
		Summary ended = this.detector.end();
		assertThat(ended).isNotNull();
		assertThat(ended.count()).isOne();
		assertThat(this.detector.isEmpty()).isTrue();
		assertThat(next(Severity.INFO, 3000, "same").repeat()).isFalse();
	}

	@Test
	void neverFoldsAcrossLevels() {
		next(Severity.INFO, 1, "same");
		assertThat(next(Severity.DEBUG, 1, "same").repeat()).isFalse();
		assertThat(next(Severity.INFO, 1, "same").repeat()).isFalse();
	}

	@Test
	void anEventWithoutContentEndsARunAndRepeatsNone() {
		next(Severity.INFO, 1, "same");
		next(Severity.INFO, 1, "same");
		assertThat(next(Severity.ERROR, 1, null).ended()).isNotNull();
		assertThat(next(Severity.ERROR, 1, null)).isEqualTo(FoldResult.NEW);
		assertThat(next(Severity.INFO, 1, "same").repeat()).isFalse();
	}

	@Test
	void aRunOfWhichTheFirstIsNotShippedIsForgotten() {
		next(Severity.INFO, 1, "same");
		this.detector.forget(Severity.INFO, "same");
		assertThat(next(Severity.INFO, 2, "same")).isEqualTo(FoldResult.NEW);
		this.detector.forget(Severity.DEBUG, "same");
		this.detector.forget(Severity.INFO, "other");
		assertThat(next(Severity.INFO, 3, "same")).isEqualTo(FoldResult.REPEAT);
		this.detector.forget(Severity.INFO, "same");
		FoldResult next = next(Severity.INFO, 4, "same");
		assertThat(next.repeat()).isFalse();
		assertThat(next.ended()).isNotNull();
		assertThat(next.ended().count()).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { RepeatDetector.MAX_CONTENT_LENGTH, RepeatDetector.MAX_CONTENT_LENGTH + 1 })
	void keepsNoContentThatIsLong(int length) {
		next(Severity.INFO, 1, "x".repeat(length));
		assertThat(next(Severity.INFO, 1, "x".repeat(length)).repeat())
			.isEqualTo(length <= RepeatDetector.MAX_CONTENT_LENGTH);
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void whatIsShippedAndWhatIsToldAreAllEventsInTheirOrder(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<String> logged = new ArrayList<>();
		List<String> told = new ArrayList<>();
		String last = "";
		for (int i = 0; i < 5000; i++) {
			Severity severity = Severity.values()[random.nextInt(3)];
			String content = "event " + random.nextInt(2);
			logged.add(severity + content);
			FoldResult result = next(severity, i, content);
			if (random.nextInt(50) == 0 && !result.repeat()) {
				// Ended by time as well.
				add(told, last, result.ended());
				last = severity + content;
				told.add(last);
				add(told, last, this.detector.end());
				continue;
			}
			add(told, last, result.ended());
			if (!result.repeat()) {
				last = severity + content;
				told.add(last);
			}
		}
		add(told, last, this.detector.end());
		assertThat(told).isEqualTo(logged);
	}

	private static void add(List<String> told, String content, @Nullable Summary summary) {
		for (long i = 0; summary != null && i < summary.count(); i++) {
			told.add(content);
		}
	}

	@Test
	void threadsThatLogTheSameCountExactly() throws InterruptedException {
		AtomicLong shipped = new AtomicLong();
		AtomicLong folded = new AtomicLong();
		Thread[] threads = new Thread[3];
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				for (int event = 0; event < 50_000; event++) {
					FoldResult result = next(Severity.INFO, event, "event " + event / 1000);
					Summary ended = result.ended();
					folded.addAndGet((ended != null) ? ended.count() : 0);
					shipped.addAndGet(result.repeat() ? 0 : 1);
				}
			});
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		Summary ended = this.detector.end();
		assertThat(shipped.get() + folded.get() + ((ended != null) ? ended.count() : 0)).isEqualTo(150_000);
	}

	private FoldResult next(Severity severity, long timestamp, @Nullable String content) {
		return this.detector.next(severity, timestamp, content);
	}

}
