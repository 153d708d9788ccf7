package com.example.plain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a few events and ends.
 */
public final class PlainShop {

	private static final Logger logger = LoggerFactory.getLogger(PlainShop.class);

	private static final int LINES = 20;

	private PlainShop() {
	}

	public static void main(String[] args) {
		for (int i = 1; i < LINES; i++) {
			logger.info("Order {} of {}", i, LINES);
		}
		logger.error("The last of " + LINES, new IllegalStateException("one cent is missing"));
	}

}
