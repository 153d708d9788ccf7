package com.example.shop;

/**
 * Does what it is told to, and has something to say in a hook of the JVM.
 */
public final class HookedEchoShop {

	private HookedEchoShop() {
	}

	public static void main(String[] args) throws Exception {
		HookedShop.addHook();
		EchoShop.main(args);
	}

}
