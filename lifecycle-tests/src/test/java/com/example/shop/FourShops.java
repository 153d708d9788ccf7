package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Four applications, one after the other.
 */
public final class FourShops {

	private static final Logger logger = LoggerFactory.getLogger(FourShops.class);

	private static final int SHOPS = 4;

	private FourShops() {
	}

	public static void main(String[] args) {
		for (int i = 1; i <= SHOPS; i++) {
			SpringApplication.run(ShopApplication.class, args).close();
			logger.info("Closed {} of {}", i, SHOPS);
		}
	}

}
