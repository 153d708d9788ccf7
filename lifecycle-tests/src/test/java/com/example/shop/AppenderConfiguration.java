package com.example.shop;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.logback.CloudWatchAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * An appender that the application makes and adds by itself.
 */
@Configuration(proxyBeanMethods = false)
@Profile("own-appender")
class AppenderConfiguration {

	@Bean(destroyMethod = "")
	CloudWatchAppender ownAppender() {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(logging);
		appender.setName("OWN");
		appender.setStream("mine");
		appender.start();
		logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
		return appender;
	}

}
