package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Logs when the application's life cycle starts and stops it.
 */
@Component
class Delivery implements SmartLifecycle {

	private final Logger logger = LoggerFactory.getLogger(Delivery.class);

	private volatile boolean running;

	@Override
	public void start() {
		this.running = true;
		this.logger.info("Delivery is started");
	}

	@Override
	public void stop() {
		this.running = false;
		this.logger.info("Delivery is stopped by SmartLifecycle");
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
