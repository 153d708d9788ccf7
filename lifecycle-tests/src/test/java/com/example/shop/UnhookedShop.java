package com.example.shop;

import org.springframework.boot.SpringApplication;

/**
 * Does without Spring Boot's shutdown hook.
 */
public final class UnhookedShop {

	private UnhookedShop() {
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ShopApplication.class);
		application.setRegisterShutdownHook(false);
		application.run(args);
	}

}
