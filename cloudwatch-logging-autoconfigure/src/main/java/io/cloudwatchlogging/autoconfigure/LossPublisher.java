package io.cloudwatchlogging.autoconfigure;

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
 * Publishes losses as application events while the context lives.
 */
final class LossPublisher implements DeliveryListener, SmartInitializingSingleton, DisposableBean {

	private final Shipping shipping;

	private final BackgroundPublisher publisher;

	LossPublisher(Shipping shipping, ApplicationEventPublisher publisher) {
		this.shipping = shipping;
		this.publisher = new BackgroundPublisher(publisher, "cloudwatch-logs-losses");
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.shipping.reports().addListener(this);
	}

	@Override
	public void lost(Loss loss) {
		DeferredNames names = this.shipping.deferredNames();
		this.publisher.publish(new LogEventsLostEvent(names.asKnown(NameKind.GROUP, loss.destination().group()),
				names.asKnown(NameKind.STREAM, loss.destination().stream()), loss.reason(), loss.severity(),
				loss.count()));
	}

	@Override
	public void destroy() {
		this.shipping.reports().removeListener(this);
		this.publisher.close();
	}

}
