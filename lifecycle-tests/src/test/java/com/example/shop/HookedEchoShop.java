package com.example.shop;

/**
 * Does what it is told to, and has something to say in a hook of the JVM.
 */
public final class HookedEchoShop {

	private static final int LINES = 1_000;

	private static final long PAUSE_MILLIS = 2;

	private HookedEchoShop() {
	}

	public static void main(String[] args) throws Exception {
		HookedShop.addHook(LINES, PAUSE_MILLIS);
		EchoShop.main(args);
	}

}
