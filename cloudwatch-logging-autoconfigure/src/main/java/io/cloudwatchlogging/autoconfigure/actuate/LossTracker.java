package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;

/**
 * Remembers the last loss that nobody asked for, while the context lives. Safe for use by
 * many threads.
 */
final class LossTracker implements DeliveryListener, DisposableBean {

	/** Losses that follow from the settings or from what is logged. */
	private static final Set<LossReason> ASKED_FOR = Set.of(LossReason.EMPTY, LossReason.OVERSIZE,
			LossReason.DISCARDED);

	private final Shipping shipping;

	private final Clock clock;

	private volatile @Nullable RecentLoss last;

	LossTracker(Shipping shipping, Clock clock) {
		this.shipping = shipping;
		this.clock = clock;
		shipping.reports().addListener(this);
	}

	@Override
	public void lost(Loss loss) {
		if (!loss.reason().isIntended() && !ASKED_FOR.contains(loss.reason())) {
			this.last = new RecentLoss(loss.reason(), this.clock.instant());
		}
	}

	@Nullable RecentLoss last() {
		return this.last;
	}

	@Override
	public void destroy() {
		this.shipping.reports().removeListener(this);
	}

	/**
	 * A loss.
	 *
	 * @param reason why events were lost
	 * @param time when it was noticed
	 */
	record RecentLoss(LossReason reason, Instant time) {
	}

}
