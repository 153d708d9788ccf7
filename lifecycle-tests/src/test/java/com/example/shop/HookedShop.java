package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Has something to say in shutdown handlers of Spring Boot's and in hooks of the JVM.
 */
public final class HookedShop {

	/** The thread of the hook, as events name it. */
	public static final String HOOK = "[goodbye]";

	private static final Logger logger = LoggerFactory.getLogger(HookedShop.class);

	private static final int LINES = 40;

	private static final long PAUSE_MILLIS = 50;

	private HookedShop() {
	}

	public static void main(String[] args) {
		addHook(HookedShop::sayGoodbyeSlowly);
		SpringApplication.getShutdownHandlers().add(() -> logger.info("Handler from before the start"));
		SpringApplication.run(ShopApplication.class, args);
		SpringApplication.getShutdownHandlers().add(() -> logger.info("Handler from after the start"));
	}

	static void addHook(Runnable hook) {
		Runtime.getRuntime().addShutdownHook(new Thread(hook, HOOK.substring(1, HOOK.length() - 1)));
	}

	private static void sayGoodbyeSlowly() {
		for (int i = 1; i <= LINES; i++) {
			logger.info("Goodbye {} of {}", i, LINES);
			pause(PAUSE_MILLIS);
		}
	}

	static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
