package com.example.late;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.PropertySource;

/**
 * Names a file of properties by an annotation.
 */
@SpringBootApplication
@PropertySource("file:${late.location}")
public class LateShop {

	private static final Logger logger = LoggerFactory.getLogger(LateShop.class);

	public static void main(String[] args) {
		SpringApplication.run(LateShop.class, args);
		logger.info("As usual");
		logger.warn("Running late");
	}

}
