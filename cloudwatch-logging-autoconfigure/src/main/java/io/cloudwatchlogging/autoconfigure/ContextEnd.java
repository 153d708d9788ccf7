package io.cloudwatchlogging.autoconfigure;

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

	private final Shipping shipping;

	private ContextEnd(Shipping shipping) {
		this.shipping = shipping;
	}

	/** Notes that a context uses the pipeline until its end. */
	static void register(ConfigurableApplicationContext context) {
		if (context.getBeanFactory() instanceof DefaultListableBeanFactory beanFactory
				&& !beanFactory.containsSingleton(NAME)) {
			ContextEnd end = new ContextEnd(Shipping.shared());
			beanFactory.registerSingleton(NAME, end);
			beanFactory.registerDisposableBean(NAME, end);
			end.shipping.retain();
		}
	}

	@Override
	public void destroy() {
		this.shipping.release();
	}

}
