package com.example.early;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the bootstrap context that has something to say.
 */
@Configuration(proxyBeanMethods = false)
public class EarlyBird {

	private static final Logger logger = LoggerFactory.getLogger(EarlyBird.class);

	EarlyBird() {
		logger.info("Up before everybody else");
	}

}
