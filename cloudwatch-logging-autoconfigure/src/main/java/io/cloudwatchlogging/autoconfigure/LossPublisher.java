package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.LogEventsLostEvent;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.shipping.Shipping;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes losses as application events while the context lives. On a thread of its own:
 * what a listener logs on a thread that sends would not be shipped, and what it waits for
 * would keep that thread from sending.
 */
final class LossPublisher implements DeliveryListener, SmartInitializingSingleton, DisposableBean {

	/**
	 * Maximum number of events that wait for slow listeners; beyond, the oldest is left
	 * out.
	 */
	private static final int MAX_WAITING = 1000;

	private static final long IDLE_SECONDS = 10;

	private final Shipping shipping;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(MAX_WAITING), LossPublisher::thread,
			new ThreadPoolExecutor.DiscardOldestPolicy());

	LossPublisher(Shipping shipping, ApplicationEventPublisher publisher) {
		this.shipping = shipping;
		this.publisher = publisher;
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "cloudwatch-logs-losses");
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.shipping.reports().addListener(this);
	}

	@Override
	public void lost(Loss loss) {
		DeferredNames names = this.shipping.deferredNames();
		LogEventsLostEvent event = new LogEventsLostEvent(names.asKnown(NameKind.GROUP, loss.destination().group()),
				names.asKnown(NameKind.STREAM, loss.destination().stream()), loss.reason(), loss.severity(),
				loss.count());
		this.executor.execute(() -> this.publisher.publishEvent(event));
	}

	@Override
	public void destroy() {
		this.shipping.reports().removeListener(this);
		this.executor.shutdown();
		// Those that wait for a slow listener come too late: it is about to be destroyed.
		this.executor.getQueue().clear();
	}

}
