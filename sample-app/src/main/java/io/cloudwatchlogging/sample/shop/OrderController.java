package io.cloudwatchlogging.sample.shop;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Requests that log as applications do: plain, with fields, with an exception, and much
 * at once. By POST for the page; by GET, too, for the terminal.
 */
@RestController
@RequestMapping(method = { RequestMethod.GET, RequestMethod.POST })
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private static final int MAX_BURST = 1_000_000;

	@RequestMapping("/hello")
	String hello(@RequestParam(defaultValue = "world") String name) {
		logger.info("Hello, {}", name);
		return "Logged a greeting to " + name + "\n";
	}

	@RequestMapping("/log")
	String log(@RequestParam String text) {
		logger.info("{}", text);
		return "Logged the text\n";
	}

	@RequestMapping("/orders/{id}")
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

	@RequestMapping("/fail")
	String fail() {
		try {
			throw new IllegalStateException("The payment provider does not answer");
		}
		catch (IllegalStateException ex) {
			logger.error("Payment failed", ex);
		}
		return "Logged an exception\n";
	}

	@RequestMapping("/burst")
	String burst(@RequestParam(defaultValue = "10000") int events) {
		if (events < 1 || events > MAX_BURST) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					String.format(Locale.ROOT, "events must be from 1 to %,d, and is %,d", MAX_BURST, events));
		}
		long start = System.nanoTime();
		for (int event = 1; event <= events; event++) {
			logger.info("Event {} of {}", event, events);
		}
		return String.format(Locale.ROOT, "Logged %,d events in %,d ms%n", events,
				(System.nanoTime() - start) / 1_000_000);
	}

}
