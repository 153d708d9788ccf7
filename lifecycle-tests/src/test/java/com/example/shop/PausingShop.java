package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Pauses and goes on, as contexts do between tests.
 */
public final class PausingShop {

	private static final Logger logger = LoggerFactory.getLogger(PausingShop.class);

	private PausingShop() {
	}

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class, args);
		context.pause();
		logger.info("Pausing");
		context.restart();
		logger.info("Going on");
		context.close();
	}

}
