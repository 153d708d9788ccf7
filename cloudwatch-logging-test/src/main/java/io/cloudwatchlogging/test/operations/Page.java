package io.cloudwatchlogging.test.operations;

import java.util.List;

import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Page of a list.
 *
 * @param <T> the type of the elements
 * @param items the elements of the page
 * @param nextToken what to ask for the next page with, or {@code null} on the last one
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

	private static final String TOKEN_PREFIX = "offset-";

	static <T> Page<T> of(List<T> all, @Nullable String token, int limit) {
		int from = Math.min(offset(token), all.size());
		int to = Math.min(from + limit, all.size());
		return new Page<>(List.copyOf(all.subList(from, to)), (to < all.size()) ? TOKEN_PREFIX + to : null);
	}

	private static int offset(@Nullable String token) {
		if (token == null) {
			return 0;
		}
		if (!token.matches(TOKEN_PREFIX + "\\d{1,9}")) {
			throw ServiceException.invalidParameter("The specified nextToken is invalid.");
		}
		return Integer.parseInt(token.substring(TOKEN_PREFIX.length()));
	}

}
