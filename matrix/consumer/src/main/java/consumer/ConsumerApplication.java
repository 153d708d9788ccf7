package consumer;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that logs while it starts, while it runs and while it ends, and knows
 * nothing of CloudWatch Logs.
 */
@SpringBootApplication
public class ConsumerApplication implements ApplicationRunner {

	private static final int LINES = 20;

	private static final Logger log = LoggerFactory.getLogger(ConsumerApplication.class);

	/** Logs while the context is made. */
	public ConsumerApplication() {
		log.info("constructor");
	}

	/**
	 * Starts the application.
	 * @param args properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(ConsumerApplication.class, args);
	}

	@Override
	public void run(ApplicationArguments args) {
		for (int line = 1; line <= LINES; line++) {
			log.info("line {} of {}", line, LINES);
		}
	}

	@PreDestroy
	void end() {
		log.info("@PreDestroy");
	}

}
