package com.example.shop;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Logs when it is made and when it is destroyed.
 */
@Component
class Shelf {

	private final Logger logger = LoggerFactory.getLogger(Shelf.class);

	Shelf() {
		this.logger.info("Shelf is built");
	}

	@PostConstruct
	void fill() {
		this.logger.info("Shelf is filled");
	}

	@PreDestroy
	void clear() {
		this.logger.warn("Shelf is cleared by @PreDestroy");
	}

}
