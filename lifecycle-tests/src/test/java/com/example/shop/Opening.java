package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs when the application is up.
 */
@Component
class Opening implements ApplicationRunner {

	private final Logger logger = LoggerFactory.getLogger(Opening.class);

	@Override
	public void run(ApplicationArguments arguments) {
		this.logger.info("Opening");
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		this.logger.info("The shop is open");
	}

}
