package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * A context below another one.
 */
public final class ParentAndChildShop {

	private static final Logger logger = LoggerFactory.getLogger(ParentAndChildShop.class);

	private ParentAndChildShop() {
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(Company.class).web(WebApplicationType.NONE)
			.child(ShopApplication.class)
			.run(args)
			.close();
		logger.info("The child is closed");
	}

	@Configuration(proxyBeanMethods = false)
	static class Company {

	}

}
