package com.example.shop;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Logs in a hook of the JVM, works in silence for a while, and logs again.
 */
public final class ThoughtfulShop {

	private static final Logger logger = LoggerFactory.getLogger(ThoughtfulShop.class);

	private static final String SPRING_HOOK = "SpringApplicationShutdownHook";

	private static final long CHECK_MILLIS = 1;

	private static final Duration SILENCE = Duration.ofSeconds(2);

	private ThoughtfulShop() {
	}

	public static void main(String[] args) {
		Runtime.getRuntime().addShutdownHook(new Thread(ThoughtfulShop::think, "thoughtful"));
		SpringApplication.run(ShopApplication.class, args);
	}

	private static void think() {
		logger.info("Counting the money");
		try {
			awaitSpringHook();
			Thread.sleep(SILENCE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		logger.info("Counted the money");
	}

	/** So that the silence begins when everything else is over. */
	private static void awaitSpringHook() throws InterruptedException {
		Optional<Thread> hook = Optional.empty();
		while (hook.isEmpty()) {
			Thread.sleep(CHECK_MILLIS);
			hook = Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().equals(SPRING_HOOK))
				.findFirst();
		}
		hook.get().join();
	}

}
