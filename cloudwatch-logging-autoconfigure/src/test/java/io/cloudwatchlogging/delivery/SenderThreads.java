package io.cloudwatchlogging.delivery;

import java.util.List;

/**
 * The sending threads of this JVM.
 */
final class SenderThreads {

	private SenderThreads() {
	}

	static List<Thread> alive() {
		return Thread.getAllStackTraces().keySet().stream().filter(SenderThread.class::isInstance).toList();
	}

}
