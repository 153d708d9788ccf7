package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Logs every few milliseconds on a thread of its own, which nobody ends.
 */
@Component
@Profile("clerk")
class Clerk implements SmartLifecycle, Runnable {

	private static final long PAUSE_MILLIS = 5;

	private final Logger logger = LoggerFactory.getLogger(Clerk.class);

	private volatile boolean running;

	@Override
	public void start() {
		this.running = true;
		Thread thread = new Thread(this, "clerk-" + System.identityHashCode(getClass().getClassLoader()));
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void run() {
		try {
			for (int i = 1; true; i++) {
				this.logger.info("Customer {} is served", i);
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
