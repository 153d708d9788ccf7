package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryListeners}.
 */
class DeliveryListenersTests {

	private static final Destination DESTINATION = new Destination("group", "stream");

	private static final Loss LOSS = new Loss(DESTINATION, LossReason.OVERSIZE, Severity.INFO, 1);

	private final List<String> news = new ArrayList<>();

	private final DeliveryListeners listeners = new DeliveryListeners(new Recorder("first"));

	@Test
	void allAreToldOfEverythingInTheOrderInWhichTheyCame() {
		this.listeners.add(new Recorder("second"));
		tellAll();
		assertThat(this.news).containsExactly("first lost", "second lost", "first failed", "second failed",
				"first refused", "second refused", "first delivered", "second delivered");
	}

	@Test
	void whoeverIsRemovedIsToldNothing() {
		Recorder second = new Recorder("second");
		this.listeners.add(second);
		this.listeners.remove(second);
		tellAll();
		assertThat(this.news).containsExactly("first lost", "first failed", "first refused", "first delivered");
	}

	@Test
	void theFailureOfOneIsKeptFromTheOthers() {
		this.listeners.add(new DeliveryListener() {

			@Override
			public void lost(Loss loss) {
				throw new IllegalStateException();
			}

			@Override
			public void failed(FailureKind failureKind, String message) {
				throw new IllegalStateException();
			}

			@Override
			public void refused(Destination destination, String message) {
				throw new IllegalStateException();
			}

			@Override
			public void delivered() {
				throw new IllegalStateException();
			}

		});
		this.listeners.add(new Recorder("last"));
		tellAll();
		assertThat(this.news).hasSize(8).endsWith("first delivered", "last delivered");
	}

	@Test
	void oneMayRemoveItselfWhileItIsTold() {
		this.listeners.add(new DeliveryListener() {

			@Override
			public void delivered() {
				DeliveryListenersTests.this.listeners.remove(this);
				DeliveryListenersTests.this.news.add("once");
			}

		});
		this.listeners.delivered();
		this.listeners.delivered();
		assertThat(this.news).containsExactly("first delivered", "once", "first delivered");
	}

	private void tellAll() {
		this.listeners.lost(LOSS);
		this.listeners.failed(FailureKind.UNAVAILABLE, "message");
		this.listeners.refused(DESTINATION, "message");
		this.listeners.delivered();
	}

	/**
	 * A listener that remembers what it was told.
	 */
	private final class Recorder implements DeliveryListener {

		private final String name;

		Recorder(String name) {
			this.name = name;
		}

		@Override
		public void lost(Loss loss) {
			assertThat(loss).isSameAs(LOSS);
			add("lost");
		}

		@Override
		public void failed(FailureKind failureKind, String message) {
			assertThat(message).isEqualTo("message");
			add("failed");
		}

		@Override
		public void refused(Destination destination, String message) {
			assertThat(destination).isSameAs(DESTINATION);
			add("refused");
		}

		@Override
		public void delivered() {
			add("delivered");
		}

		private void add(String what) {
			DeliveryListenersTests.this.news.add(this.name + " " + what);
		}

	}

}
