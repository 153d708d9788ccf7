package com.example.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Helpers that log on threads of their own.
 */
@Configuration(proxyBeanMethods = false)
@Profile("helpers")
class HelpersConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(HelpersConfiguration.class);

	private static final int HELPERS = 50;

	@Bean
	CommandLineRunner helpers(AsyncTaskExecutor executor) {
		return (arguments) -> {
			List<Future<?>> helpers = new ArrayList<>();
			for (int i = 1; i <= HELPERS; i++) {
				int number = i;
				helpers.add(executor.submit(() -> help(number)));
			}
			for (Future<?> helper : helpers) {
				helper.get();
			}
		};
	}

	private static void help(int number) {
		logger.info("Helper {} begins", number);
		logger.info("Helper {} ends", number);
	}

}
