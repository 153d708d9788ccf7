package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Logs for two tenants, and for none before it has a context.
 */
public final class TenantShop {

	private static final Logger logger = LoggerFactory.getLogger(TenantShop.class);

	private TenantShop() {
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ShopApplication.class);
		application.addListeners(
				(ApplicationListener<ApplicationEnvironmentPreparedEvent>) (event) -> logger.info("For nobody yet"));
		application.run(args);
		for (String tenant : new String[] { "a", "b" }) {
			MDC.put("tenant", tenant);
			logger.info("For {}", tenant);
			MDC.remove("tenant");
		}
	}

}
