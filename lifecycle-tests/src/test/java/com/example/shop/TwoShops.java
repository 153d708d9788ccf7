package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Two applications, one after the other.
 */
public final class TwoShops {

	private static final Logger logger = LoggerFactory.getLogger(TwoShops.class);

	private TwoShops() {
	}

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args).close();
		logger.info("Once more");
		SpringApplication.run(ShopApplication.class, args).close();
		logger.info("Enough");
	}

}
