package com.example.early;

import com.example.shop.ShopApplication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Is refreshed by Spring Cloud, as by its endpoint, and logs on.
 */
public final class RefreshingShop {

	private static final Logger logger = LoggerFactory.getLogger(RefreshingShop.class);

	private static final int LINES = 10;

	private RefreshingShop() {
	}

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class, args);
		log("before");
		context.getBean(ContextRefresher.class).refresh();
		log("after");
		context.close();
	}

	private static void log(String moment) {
		for (int i = 1; i <= LINES; i++) {
			logger.info("Event {} {} the refresh", i, moment);
		}
	}

}
