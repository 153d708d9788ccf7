package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Three applications, each of which starts before the one before it has ended.
 */
public final class OverlappingShops {

	private static final Logger logger = LoggerFactory.getLogger(OverlappingShops.class);

	private OverlappingShops() {
	}

	public static void main(String[] args) {
		ConfigurableApplicationContext first = SpringApplication.run(ShopApplication.class, args);
		ConfigurableApplicationContext second = SpringApplication.run(ShopApplication.class, args);
		first.close();
		logger.info("The first one is closed");
		ConfigurableApplicationContext third = SpringApplication.run(ShopApplication.class, args);
		second.close();
		logger.info("The second one is closed");
		third.close();
		logger.info("The third one is closed");
	}

}
