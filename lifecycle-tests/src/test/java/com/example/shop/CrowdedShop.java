package com.example.shop;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has threads that log every millisecond from before the start to the end.
 */
public final class CrowdedShop implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(CrowdedShop.class);

	private static final int THREADS = 4;

	private volatile boolean closed;

	private CrowdedShop() {
	}

	public static void main(String[] args) throws InterruptedException {
		CrowdedShop shop = new CrowdedShop();
		List<Thread> threads = new ArrayList<>();
		for (int i = 1; i <= THREADS; i++) {
			Thread thread = new Thread(shop, "customer-" + i);
			threads.add(thread);
			thread.start();
		}
		ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class, args);
		shop.closed = true;
		for (Thread thread : threads) {
			thread.join();
		}
		context.close();
	}

	@Override
	public void run() {
		for (int i = 1; !this.closed; i++) {
			logger.info("Customer {}", i);
			try {
				Thread.sleep(1);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
