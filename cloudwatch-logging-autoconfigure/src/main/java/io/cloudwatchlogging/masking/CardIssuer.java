package io.cloudwatchlogging.masking;

/**
 * Issuers of cards, by the ranges of their numbers. Maestro is left out: its ranges are
 * so wide that nearly every number is in one.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Payment_card_number">Payment card
 * number</a>
 */
enum CardIssuer {

	/** Visa. */
	VISA(400_000, 499_999, 13, 16, 19),

	/** Mastercard. */
	MASTERCARD(510_000, 559_999, 16),

	/** Mastercard's range of 2017. */
	MASTERCARD_2(222_100, 272_099, 16),

	/** American Express. */
	AMEX_34(340_000, 349_999, 15),

	/** American Express. */
	AMEX_37(370_000, 379_999, 15),

	/** Discover. */
	DISCOVER_6011(601_100, 601_199, 16, 19),

	/** Discover. */
	DISCOVER_644(644_000, 659_999, 16, 19),

	/** Diners Club. */
	DINERS_300(300_000, 305_999, 14),

	/** Diners Club. */
	DINERS_36(360_000, 369_999, 14),

	/** Diners Club. */
	DINERS_38(380_000, 399_999, 14),

	/** JCB. */
	JCB(352_800, 358_999, 16),

	/** UnionPay. */
	UNION_PAY(620_000, 629_999, 16, 17, 18, 19);

	/** The digits that tell the issuer. */
	static final int PREFIX_DIGITS = 6;

	private static final CardIssuer[] ALL = values();

	private final int first;

	private final int last;

	/** The lengths, one bit for each. */
	private final int lengths;

	CardIssuer(int first, int last, int... lengths) {
		this.first = first;
		this.last = last;
		int bits = 0;
		for (int length : lengths) {
			bits |= 1 << length;
		}
		this.lengths = bits;
	}

	/** Whether any number can begin with a digit. */
	static boolean isFirstDigit(byte digit) {
		return digit >= '2' && digit <= '6';
	}

	/**
	 * Whether an issuer has numbers of a kind.
	 * @param prefix the first six digits
	 * @param digits the number of digits
	 */
	static boolean issues(int prefix, int digits) {
		for (CardIssuer issuer : ALL) {
			if (prefix >= issuer.first && prefix <= issuer.last && (issuer.lengths & (1 << digits)) != 0) {
				return true;
			}
		}
		return false;
	}

}
