package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Has something to say in shutdown handlers of Spring Boot's and in hooks of the JVM.
 */
public final class HookedShop {

	private static final Logger logger = LoggerFactory.getLogger(HookedShop.class);

	private static final int LINES = 40;

	private static final long PAUSE_MILLIS = 50;

	private HookedShop() {
	}

	public static void main(String[] args) {
		addHook(LINES, PAUSE_MILLIS);
		SpringApplication.getShutdownHandlers().add(() -> logger.info("Handler from before the start"));
		SpringApplication.run(ShopApplication.class, args);
		SpringApplication.getShutdownHandlers().add(() -> logger.info("Handler from after the start"));
	}

	static void addHook(int lines, long pauseMillis) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> sayGoodbyeSlowly(lines, pauseMillis), "goodbye"));
	}

	private static void sayGoodbyeSlowly(int lines, long pauseMillis) {
		for (int i = 1; i <= lines; i++) {
			logger.info("Goodbye {} of {}", i, lines);
			try {
				Thread.sleep(pauseMillis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
