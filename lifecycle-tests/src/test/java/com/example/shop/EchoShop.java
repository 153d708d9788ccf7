package com.example.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ConfigurationEvent.EventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;

/**
 * Does what it is told to by its standard input, and logs everything else that comes from
 * there, until "end".
 */
public final class EchoShop {

	private static final Logger logger = LoggerFactory.getLogger(EchoShop.class);

	private static final String AUDIT = "audit";

	private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Semaphore reloads = new Semaphore(0);

	private EchoShop() {
	}

	public static void main(String[] args) throws Exception {
		SpringApplication.run(ShopApplication.class, args);
		new EchoShop().echo();
	}

	private void echo() throws IOException, InterruptedException {
		this.logging.addConfigurationEventListener((event) -> {
			if (event.getEventType() == EventType.CONFIGURATION_ENDED_SUCCESSFULLY) {
				this.reloads.release();
			}
		});
		logger.info("Ready to echo");
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
			obey(line);
		}
	}

	private void obey(String line) throws InterruptedException {
		if (line.equals("await reload")) {
			this.reloads.acquire();
		}
		else if (line.startsWith("reset ")) {
			reset(line.substring("reset ".length()));
		}
		else if (line.startsWith("audit by ")) {
			console(this.logging.getLogger(AUDIT), line.substring("audit by ".length()));
			this.logging.getLogger(AUDIT).setAdditive(false);
		}
		if (line.startsWith(AUDIT)) {
			LoggerFactory.getLogger(AUDIT).info("Audit: {}", line);
		}
		logger.info("Echo: {}", line);
		logger.debug("Echo in detail: {}", line);
	}

	/** Starts logging anew, with a console and nothing else. */
	private void reset(String pattern) {
		this.logging.reset();
		console(this.logging.getLogger(Logger.ROOT_LOGGER_NAME), pattern);
	}

	private void console(ch.qos.logback.classic.Logger target, String pattern) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.logging);
		layout.setPattern(pattern);
		layout.start();
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(this.logging);
		encoder.setLayout(layout);
		encoder.start();
		ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
		console.setContext(this.logging);
		console.setEncoder(encoder);
		console.start();
		target.addAppender(console);
	}

}
