package io.cloudwatchlogging;

import java.util.SplittableRandom;

/**
 * Seed of the random tests in this JVM. It is printed once; {@code -Dtest.seed} repeats a
 * run.
 */
public final class TestSeed {

	private static final long SEED = seed();

	private TestSeed() {
	}

	/** The seed. */
	public static long value() {
		return SEED;
	}

	/** A generator that begins with the seed. */
	public static SplittableRandom random() {
		return new SplittableRandom(SEED);
	}

	private static long seed() {
		long seed = Long.getLong("test.seed", System.nanoTime());
		System.out.println("Seed of random tests: -Dtest.seed=" + seed);
		return seed;
	}

}
