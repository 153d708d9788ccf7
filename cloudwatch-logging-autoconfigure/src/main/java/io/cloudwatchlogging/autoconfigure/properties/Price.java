package io.cloudwatchlogging.autoconfigure.properties;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Price of what is shipped.
 *
 * @param perGb price of the ingestion in US dollars per gigabyte, such as 0.50, 0 to
 * 1000; with it, the endpoint shows what each logger costs; by default that is not
 * counted
 * @see <a href="https://aws.amazon.com/cloudwatch/pricing/">Amazon CloudWatch Pricing</a>
 */
public record Price(@Nullable BigDecimal perGb) {

	private static final BigDecimal MAXIMUM = BigDecimal.valueOf(1000);

	/** Checks the values. */
	public Price {
		PropertyCheck.range("price.per-gb", perGb, BigDecimal.ZERO, MAXIMUM);
	}

}
