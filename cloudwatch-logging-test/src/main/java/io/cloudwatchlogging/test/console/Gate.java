package io.cloudwatchlogging.test.console;

import java.util.List;
import java.util.Set;

import com.sun.net.httpserver.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Decision whether a request may enter. A server on loopback is reached by every page
 * that a developer's browser shows, so what counts is where a request comes from.
 *
 * <ul>
 * <li>Host names this port of this machine by a name that cannot be taken over. A page
 * whose own name is turned into 127.0.0.1 ("DNS rebinding") is same-origin for the
 * browser, but not here.</li>
 * <li>Sec-Fetch-Site and Origin, where they are sent, say this very origin. Only the page
 * itself may be opened from anywhere, as nothing can be read of it.</li>
 * <li>What changes something carries a header and a content type for which a browser has
 * to ask first, which is never granted.</li>
 * </ul>
 */
final class Gate {

	static final String OWN_HEADER = "X-Console";

	private static final Set<String> CHANGES = Set.of("POST", "DELETE");

	private final Set<String> hosts;

	Gate(int port) {
		this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
	}

	/**
	 * Decides on a request.
	 * @param method the method
	 * @param path the path
	 * @param headers the headers
	 * @return why it is refused, or {@code null} if it may enter
	 */
	@Nullable Refusal refusal(String method, String path, Headers headers) {
		String host = only(headers, "Host");
		if (host == null || !this.hosts.contains(host)) {
			return new Refusal(421, "The console answers under localhost and its own port only.");
		}
		boolean isChange = CHANGES.contains(method);
		if (!isChange && !method.equals("GET")) {
			return new Refusal(405, "Only GET, POST and DELETE are known.");
		}
		if (isForeign(method, path, headers, host)) {
			return new Refusal(403, "Requests from other pages are refused.");
		}
		if (isChange && !isDeliberate(headers)) {
			return new Refusal(403,
					"A change needs the header " + OWN_HEADER + " and the content type application/json.");
		}
		return null;
	}

	private static boolean isForeign(String method, String path, Headers headers, String host) {
		String origin = headers.containsKey("Origin") ? String.valueOf(only(headers, "Origin")) : null;
		if (origin != null && !origin.equals("http://" + host)) {
			return true;
		}
		if (!headers.containsKey("Sec-Fetch-Site")) {
			// No browser, or one that reached another name: that is what Host is for.
			return false;
		}
		String site = String.valueOf(only(headers, "Sec-Fetch-Site"));
		if (site.equals("same-origin")) {
			return false;
		}
		boolean isOpened = method.equals("GET") && (path.equals("/") || site.equals("none"))
				&& "navigate".equals(only(headers, "Sec-Fetch-Mode"))
				&& "document".equals(only(headers, "Sec-Fetch-Dest"));
		return !isOpened;
	}

	private static boolean isDeliberate(Headers headers) {
		String type = only(headers, "Content-Type");
		return "1".equals(only(headers, OWN_HEADER)) && "application/json".equals(type);
	}

	private static @Nullable String only(Headers headers, String name) {
		List<String> values = headers.get(name);
		return (values != null && values.size() == 1) ? values.get(0) : null;
	}

	/**
	 * Reason why a request is refused.
	 *
	 * @param status the HTTP status
	 * @param reason the reason in words
	 */
	record Refusal(int status, String reason) {
	}

}
