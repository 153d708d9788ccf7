package com.example.shop;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what it is told to, and logs in a hook of the JVM until Logback has been stopped.
 */
public final class HookedEchoShop {

	private static final Logger logger = LoggerFactory.getLogger(HookedEchoShop.class);

	private static final long PAUSE_MILLIS = 2;

	private HookedEchoShop() {
	}

	public static void main(String[] args) throws Exception {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		HookedShop.addHook(() -> sayGoodbye(logging));
		EchoShop.main(args);
	}

	private static void sayGoodbye(LoggerContext logging) {
		for (int i = 1; logging.isStarted(); i++) {
			logger.info("Goodbye {}", i);
			HookedShop.pause(PAUSE_MILLIS);
		}
	}

}
