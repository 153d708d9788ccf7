package io.cloudwatchlogging.test.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.Headers;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Decision who may call the service. A port on loopback is reached by every page that a
 * browser of this machine shows, and the service asks nobody for credentials.
 *
 * <ul>
 * <li>Host is a name of loopback, or one that was set. A page whose own name is turned
 * into 127.0.0.1 ("DNS rebinding") may read what it gets, but does not get anything here.
 * The port does not matter, as it may be mapped.</li>
 * <li>Origin and Sec-Fetch-Site are sent by browsers only, never by a client of AWS: no
 * page calls the service.</li>
 * </ul>
 *
 * @param hosts further names, in lower case
 */
record Callers(Set<String> hosts) {

	private static final Pattern LOOPBACK = Pattern
		.compile("(?:[a-z0-9-]+\\.)*localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

	private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

	static Callers of(Set<String> hosts) {
		return new Callers(
				hosts.stream().map((host) -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Decides on a request.
	 * @param headers its headers
	 * @param page whether it only asks for the way to the console, as a browser does
	 * @return why it is refused, or {@code null} if it is not
	 */
	@Nullable ServiceException refusal(Headers headers, boolean page) {
		List<String> named = headers.getOrDefault("Host", List.of());
		if (named.size() != 1 || !isOurs(named.get(0))) {
			return new ServiceException(421, "MisdirectedRequestException",
					"The service answers under localhost and addresses of loopback only, not under " + named
							+ ". Set further names when it is started.");
		}
		if (!page && (headers.containsKey("Origin") || headers.containsKey("Sec-Fetch-Site"))) {
			return new ServiceException(403, "AccessDeniedException", "The service takes no requests of web pages.");
		}
		return null;
	}

	private boolean isOurs(String host) {
		String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
		return LOOPBACK.matcher(name).matches() || this.hosts.contains(name);
	}

}
