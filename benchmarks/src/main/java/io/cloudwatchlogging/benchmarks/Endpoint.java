package io.cloudwatchlogging.benchmarks;

import java.net.URI;

/**
 * Where the contenders send to.
 *
 * @param port the port of the service
 */
record Endpoint(int port) {

	static final String GROUP = "benchmark";

	static final String STREAM = "application";

	static final String REGION = "eu-central-1";

	static final String ACCESS_KEY = "AKIDEXAMPLE";

	static final String SECRET_KEY = "wJalrXUtnFEMI";

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

}
