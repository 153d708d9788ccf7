package com.example.shop;

import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Troubles that the application can have, each in a profile.
 */
@Configuration(proxyBeanMethods = false)
class Troubles {

	private static final Logger logger = LoggerFactory.getLogger(Troubles.class);

	@Bean
	@Profile("broken-bean")
	InitializingBean brokenBean() {
		return () -> {
			logger.info("Trying to build what cannot be built");
			throw new IllegalStateException("broken");
		};
	}

	@Bean
	@Profile("broken-runner")
	CommandLineRunner brokenRunner() {
		return (arguments) -> {
			throw new IllegalStateException("the runner broke down");
		};
	}

	@Bean
	@Profile("exit-in-bean")
	InitializingBean exitingBean() {
		return () -> {
			logger.info("Giving up");
			System.exit(3);
		};
	}

	@Bean
	@Profile("exit-in-runner")
	CommandLineRunner exitingRunner() {
		return (arguments) -> {
			logger.info("Enough for today");
			System.exit(3);
		};
	}

	/** Takes as long as the JVM lives without being told to end. */
	@Bean
	@Profile("slow-start")
	InitializingBean slowBean() {
		return () -> {
			CountDownLatch ending = new CountDownLatch(1);
			Runtime.getRuntime().addShutdownHook(new Thread(ending::countDown));
			logger.info("Starting takes its time");
			ending.await();
			logger.info("Starting went on in the meantime");
		};
	}

	@Configuration(proxyBeanMethods = false)
	@Profile("bad-property")
	@EnableConfigurationProperties(ShopProperties.class)
	static class BadProperty {

	}

	/**
	 * Properties of the shop.
	 *
	 * @param shelves the number of shelves
	 */
	@ConfigurationProperties("shop")
	record ShopProperties(int shelves) {

	}

}
