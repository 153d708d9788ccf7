package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Logs a lot and is gone at once.
 */
public final class BusyShop {

	private static final Logger logger = LoggerFactory.getLogger(BusyShop.class);

	private static final int LINES = 3_000;

	private BusyShop() {
	}

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
		for (int i = 1; i <= LINES; i++) {
			logger.info("Order {} of {}", i, LINES);
		}
		System.exit(0);
	}

}
