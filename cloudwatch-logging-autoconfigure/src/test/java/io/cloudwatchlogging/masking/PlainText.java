package io.cloudwatchlogging.masking;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Generated lines as Spring Boot applications and their libraries log them, without
 * secrets, but with many words and numbers that look like some.
 */
public final class PlainText {

	/** A line of 200 characters. */
	public static final String LINE = " INFO 4711 --- [orders] [nio-8080-exec-7] c.example.orders.OrderController         "
			+ ": Order 8123-4417 of customer 99812 accepted in 17 ms, 3 items, total 129.90 EUR, next step is payment of it";

	private static final List<String> LINES = List.of(
			"Started OrdersApplication in %1$d.%2$03d seconds (process running for %1$d.1)",
			"HikariPool-1 - Added connection org.postgresql.jdbc.PgConnection@%4$s",
			"Tomcat initialized with port %1$d (http), context path '/'",
			"select o1_0.id,o1_0.customer_id,o1_0.total from orders o1_0 where o1_0.id=%3$d and o1_0.key=?",
			"\tat org.springframework.security.authentication.password.Checker.check(PasswordEncoder.java:%1$d)",
			"\tat com.example.token.TokenService.refresh(TokenService.java:%1$d) ~[classes!/:1.%2$d]",
			"GET http://orders:8080/api/orders/%5$s?page=%2$d&size=20&sort=date,desc took %1$d ms",
			"Kafka partition orders-%1$d at offset %3$d, leader epoch %2$d, group key=orders:%1$d",
			"traceId=%6$s spanId=%4$s order %5$s", "password reset requested for user %1$d, the mail is queued",
			"The token has expired at 2026-11-28T10:00:%2$03dZ; nextToken=%4$s, tokens=%1$d",
			"Commit %6$s%4$s of branch main, image sha256:%6$s%6$s",
			"Bearer authentication failed: the header is missing", "Basic configuration of %1$d beans done",
			"Unexpected token: '}' at %1$d:%2$d", "pwd=/srv/app/%1$d", "No secret named orders-%1$d in namespace prod",
			"Bean 'passwordEncoder' of type [org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder]",
			"Loaded public key %4$s of issuer https://login.example.com/%5$s/v2.0",
			"{\"order\":%3$d,\"customer\":\"%5$s\",\"items\":[%1$d,%2$d],\"time\":1764288%2$03d000}",
			"jdbc:postgresql://db.example.com:5432/orders?ssl=true&applicationName=orders", "ISBN 978-3-16-148410-%1$d",
			"Cache miss: key=%5$s region=eu-west-1 node=10.0.%1$d.%2$d:7600", "arn:aws:iam::%7$012d:role/orders",
			"i-0%4$s0 in subnet-%4$s, account %7$012d", "Order %3$d paid at %8$d, next retry in %1$d s",
			"Sent mail to bob%1$d@example.com via smtp://mail.example.com:25", "W/\"%6$s\" not modified",
			"Consumed %3$d events of orders, lag %1$d, rate %2$d/s, %8$d ns", "Phone +49 %2$d %3$d is verified",
			"java.lang.IllegalStateException: No AuthenticationProvider for UsernamePasswordAuthenticationToken");

	private final Random random;

	public PlainText(long seed) {
		this.random = new Random(seed);
	}

	/** The next line. */
	public String next() {
		String line = LINES.get(this.random.nextInt(LINES.size()));
		UUID uuid = new UUID(this.random.nextLong(), this.random.nextLong());
		return String.format(Locale.ROOT, line, this.random.nextInt(200), this.random.nextInt(1000),
				this.random.nextInt(1_000_000_000), String.format(Locale.ROOT, "%016x", this.random.nextLong()), uuid,
				String.format(Locale.ROOT, "%016x%016x", this.random.nextLong(), this.random.nextLong()),
				this.random.nextLong(1_000_000_000_000L), 1_764_288_000_000L + this.random.nextInt(86_400_000));
	}

}
