package io.cloudwatchlogging.test.console;

import java.util.Random;

/**
 * What a small shop might log, for pictures.
 */
final class ShopLog {

	private static final String TRACE = """
			ERROR 12888 --- [shop] [nio-8080-exec-7] c.e.shop.checkout.CheckoutController     : Order 4711 could not be placed
			java.lang.IllegalStateException: No answer of the payment service
			\tat com.example.shop.payment.PaymentClient.charge(PaymentClient.java:58)
			\tat com.example.shop.checkout.Checkout.place(Checkout.java:91)
			\tat com.example.shop.checkout.CheckoutController.place(CheckoutController.java:44)
			\tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
			\tat org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:258)
			\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
			\tat org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:140)
			Caused by: java.net.http.HttpTimeoutException: request timed out
			\tat java.net.http/jdk.internal.net.http.HttpClientImpl.send(HttpClientImpl.java:955)
			\tat java.net.http/jdk.internal.net.http.HttpClientFacade.send(HttpClientFacade.java:133)
			\tat java.net.http/jdk.internal.net.http.MultiExchange.response(MultiExchange.java:77)
			\tat com.example.shop.payment.PaymentClient.charge(PaymentClient.java:51)
			\t... 6 more""";

	private final Random random = new Random(7);

	String text(int number) {
		int kind = this.random.nextInt(24);
		String head = " 12888 --- [shop] [nio-8080-exec-" + (1 + number % 9) + "] c.e.shop.";
		if (kind == 0) {
			return TRACE;
		}
		if (kind < 3) {
			return " WARN" + head + "stock.StockService                : Stock of article " + (100 + number % 700)
					+ " is below " + (3 + number % 5);
		}
		if (kind < 8) {
			return "DEBUG" + head + "basket.BasketRepository           : Basket " + (90_000 + number) + " read in "
					+ (1 + number % 9) + " ms";
		}
		return " INFO" + head + "checkout.CheckoutController       : Order " + (4_000 + number) + " accepted, "
				+ (1 + number % 6) + " articles, " + (10 + number % 90) + ".90 EUR";
	}

	String json(int number) {
		String level = (this.random.nextInt(15) == 0) ? "ERROR" : (this.random.nextInt(8) == 0) ? "WARN" : "INFO";
		String message = level.equals("ERROR") ? "Payment refused"
				: level.equals("WARN") ? "Payment is slow" : "Payment accepted";
		return "{\"@timestamp\":\"2026-11-28T00:00:00Z\",\"level\":\"" + level + "\",\"message\":\"" + message
				+ "\",\"orderId\":" + (4_000 + number) + ",\"amount\":" + (10 + number % 90)
				+ ".9,\"currency\":\"EUR\",\"customer\":{\"id\":\"c-" + (100 + number % 50)
				+ "\",\"country\":\"DE\",\"tags\":[\"new\",\"mail\"]},\"durationMs\":" + (5 + number % 240) + "}";
	}

}
