package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Logs as Spring's own interfaces call it.
 */
@Component
class Till implements InitializingBean, DisposableBean {

	private final Logger logger = LoggerFactory.getLogger(Till.class);

	@Override
	public void afterPropertiesSet() {
		this.logger.info("Till is opened");
	}

	@Override
	public void destroy() {
		this.logger.error("Till is closed by DisposableBean", new IllegalStateException("one cent is missing"));
	}

}
