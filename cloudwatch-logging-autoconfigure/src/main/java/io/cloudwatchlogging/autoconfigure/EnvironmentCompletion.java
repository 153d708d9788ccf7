package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.logback.StartCompletion;

import org.springframework.core.env.Environment;

/**
 * Completes the start by what the environment says at that moment.
 *
 * @param environment the environment of the application
 */
record EnvironmentCompletion(Environment environment) implements StartCompletion {

	@Override
	public boolean isReady() {
		return EnvironmentReading.of(this.environment).refusal() == null;
	}

	@Override
	public void complete() {
		Installation.of(this.environment).apply();
	}

}
