package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudwatchlogging.logback.Shipping;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The end of an application context, after all of its beans: registered before any of
 * them is created, it is destroyed last, so that what they log when they are destroyed is
 * delivered.
 */
final class ContextEnd implements DisposableBean {

	private static final String NAME = ContextEnd.class.getName();

	private final ConfigurableApplicationContext context;

	private final Shipping shipping;

	private final AtomicBoolean ended = new AtomicBoolean();

	private ContextEnd(ConfigurableApplicationContext context, Shipping shipping) {
		this.context = context;
		this.shipping = shipping;
	}

	/** Notes that a context uses the pipeline until its end. */
	static void register(ConfigurableApplicationContext context) {
		if (context.getBeanFactory() instanceof DefaultListableBeanFactory beanFactory
				&& !beanFactory.containsSingleton(NAME)) {
			ContextEnd end = new ContextEnd(context, Shipping.shared());
			beanFactory.registerSingleton(NAME, end);
			beanFactory.registerDisposableBean(NAME, end);
			end.shipping.retain();
		}
	}

	/**
	 * Notes that a context could not be started, whether its beans are destroyed or not.
	 */
	static void failed(ConfigurableApplicationContext context) {
		if (context.getBeanFactory().getSingleton(NAME) instanceof ContextEnd end) {
			end.destroy();
		}
	}

	@Override
	public void destroy() {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		boolean last = this.shipping.release();
		// A context that is not closed has failed, and the report of that is yet to come.
		if (last && this.context.isClosed() && Host.discardsClasses(this.context.getEnvironment())
				&& ShutdownHook.remove()) {
			this.shipping.end();
		}
	}

}
