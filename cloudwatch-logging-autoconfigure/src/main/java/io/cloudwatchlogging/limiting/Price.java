package io.cloudwatchlogging.limiting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Price of the ingestion of log data.
 *
 * @param perGigabyte US dollars for 10<sup>9</sup> bytes
 * @see <a href="https://aws.amazon.com/cloudwatch/pricing/">Amazon CloudWatch Pricing</a>
 */
public record Price(BigDecimal perGigabyte) {

	private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

	private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);

	/**
	 * Returns the costs of a month of thirty days.
	 * @param bytesPerDay the number of bytes per day
	 * @return US dollars, in cents
	 */
	public BigDecimal perMonth(long bytesPerDay) {
		return BigDecimal.valueOf(bytesPerDay)
			.multiply(DAYS_PER_MONTH)
			.multiply(this.perGigabyte)
			.divide(GIGABYTE, 2, RoundingMode.HALF_UP);
	}

}
