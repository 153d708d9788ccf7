package io.cloudwatchlogging.naming;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * The time of an event, in UTC. Formats once for as long as the text stays the same: for
 * a day, an hour, a minute or a second.
 */
final class DatePart implements Function<NamingContext, String> {

	private static final String HOUR_LETTERS = "HhKkaB";

	private static final String BELOW_SECOND_LETTERS = "SAnN";

	private final DateTimeFormatter formatter;

	private final long unit;

	private volatile Formatted last;

	DatePart(String pattern) {
		this.formatter = formatter(pattern);
		this.unit = unit(pattern);
		this.last = format(0);
	}

	/**
	 * A formatter in UTC and English.
	 * @throws IllegalArgumentException if the pattern is not one of a date or time
	 */
	static DateTimeFormatter formatter(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
	}

	/** Whether the pattern has no letters but in sections that are left out. */
	boolean isBlank() {
		return this.last.text().isBlank();
	}

	/** The milliseconds for which the text stays the same, from multiples of them. */
	private static long unit(String pattern) {
		long unit = 86_400_000;
		String letters = pattern.replaceAll("'[^']*'", "");
		for (int i = 0; i < letters.length(); i++) {
			unit = Math.min(unit, unit(letters.charAt(i)));
		}
		return unit;
	}

	private static long unit(char letter) {
		if (BELOW_SECOND_LETTERS.indexOf(letter) >= 0) {
			return 1;
		}
		if (letter == 's') {
			return 1_000;
		}
		if (letter == 'm') {
			return 60_000;
		}
		return (HOUR_LETTERS.indexOf(letter) >= 0) ? 3_600_000 : 86_400_000;
	}

	@Override
	public String apply(NamingContext line) {
		long index = Math.floorDiv(line.timestamp(), this.unit);
		Formatted formatted = this.last;
		if (formatted.index() != index) {
			formatted = format(index);
			this.last = formatted;
		}
		return formatted.text();
	}

	private Formatted format(long index) {
		return new Formatted(index, this.formatter.format(Instant.ofEpochMilli(index * this.unit)));
	}

	private record Formatted(long index, String text) {
	}

}
