package com.example.shop;

import java.io.File;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Initialises logging again while it runs, in each way that there is.
 */
public final class ReinitializedShop {

	private static final Logger logger = LoggerFactory.getLogger(ReinitializedShop.class);

	private ReinitializedShop() {
	}

	public static void main(String[] args) throws Exception {
		ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class, args);
		log("the start");
		initializeBySpringBoot(context);
		log("Spring Boot");
		stopAndStart(context);
		log("a stop");
		configureByJoran(context.getEnvironment().getRequiredProperty("shop.logging"));
		log("Joran");
		context.close();
		log("the end");
	}

	private static void log(String occasion) {
		logger.warn("After {}", occasion);
		logger.error("Broken after " + occasion, new IllegalStateException(occasion));
	}

	private static void initializeBySpringBoot(ConfigurableApplicationContext context) {
		LoggingSystem system = LoggingSystem.get(ReinitializedShop.class.getClassLoader());
		system.cleanUp();
		system.beforeInitialize();
		system.initialize(new LoggingInitializationContext(context.getEnvironment()), null, null);
	}

	private static void stopAndStart(ConfigurableApplicationContext context) {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		logging.stop();
		logging.start();
		initializeBySpringBoot(context);
	}

	private static void configureByJoran(String configuration) throws JoranException {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		logging.reset();
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(logging);
		configurator.doConfigure(new File(configuration));
	}

}
