package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Closes its context by itself, and has something to say afterwards.
 */
public final class ClosingShop {

	private static final Logger logger = LoggerFactory.getLogger(ClosingShop.class);

	private ClosingShop() {
	}

	public static void main(String[] args) {
		try (ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class, args)) {
			logger.info("Closing {}", context.getClass().getSimpleName());
		}
		logger.info("Closed");
	}

}
