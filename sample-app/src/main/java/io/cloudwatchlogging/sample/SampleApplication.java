package io.cloudwatchlogging.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The sample application. Nothing in it knows of CloudWatch Logs but the page that reads
 * the events back, and what stands in for AWS when there is none.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {

	/**
	 * Starts the application.
	 * @param args properties, such as {@code --spring.profiles.active=aws}
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
