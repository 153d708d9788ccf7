package io.cloudwatchlogging.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What the process has used so far.
 *
 * @param nanos when
 * @param cpuNanos CPU time of all threads, the JVM's own included
 * @param allocatedBytes bytes that the threads allocated which are alive
 */
record Usage(long nanos, long cpuNanos, long allocatedBytes) {

	static Usage now() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
		long allocated = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
		return new Usage(System.nanoTime(), system.getProcessCpuTime(), allocated);
	}

	/** Bytes of the heap that are in use after a collection. */
	static long liveHeap() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
