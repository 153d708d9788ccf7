package io.cloudwatchlogging.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Requests that log as applications do: plain, with context, with an exception, and much
 * at once.
 */
@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	@GetMapping("/hello")
	String hello(@RequestParam(defaultValue = "world") String name) {
		logger.info("Hello, {}", name);
		return "Logged a greeting to " + name + "\n";
	}

	@GetMapping("/orders/{id}")
	String order(@PathVariable String id) {
		MDC.put("order", id);
		try {
			logger.atInfo().addKeyValue("total", 42.50).addKeyValue("currency", "EUR").log("Order placed");
			logger.warn("Only a few of the article are left");
		}
		finally {
			MDC.remove("order");
		}
		return "Logged order " + id + "\n";
	}

	@GetMapping("/fail")
	String fail() {
		try {
			throw new IllegalStateException("The payment provider does not answer");
		}
		catch (IllegalStateException ex) {
			logger.error("Payment failed", ex);
		}
		return "Logged an exception\n";
	}

	@GetMapping("/burst")
	String burst(@RequestParam(defaultValue = "10000") int lines) {
		long start = System.nanoTime();
		for (int line = 1; line <= lines; line++) {
			logger.info("Line {} of {}", line, lines);
		}
		return "Logged %,d lines in %,d ms%n".formatted(lines, (System.nanoTime() - start) / 1_000_000);
	}

}
