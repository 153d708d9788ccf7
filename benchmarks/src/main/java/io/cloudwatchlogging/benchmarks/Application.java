package io.cloudwatchlogging.benchmarks;

import java.nio.file.Path;

/**
 * The process that logs: measures one contender in one scenario.
 */
final class Application {

	private Application() {
	}

	public static void main(String[] args) throws Exception {
		Scenario scenario = Scenario.valueOf(args[0]);
		Contender contender = Contender.valueOf(args[1]);
		scenario.measure(contender, SharedState.open(Path.of(args[2]))).print();
		// Some contenders leave threads that would keep the process.
		Runtime.getRuntime().halt(0);
	}

}
