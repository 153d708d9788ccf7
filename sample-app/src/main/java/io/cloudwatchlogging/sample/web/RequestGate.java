package io.cloudwatchlogging.sample.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Decision whether a request comes from this application's own page or from a program
 * such as curl, rather than from another web site that is open in the same browser.
 * Loopback alone is no defence: a browser reaches it for every page that it shows.
 */
final class RequestGate {

	private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[0-9a-z.-]{1,253})(?::[0-9]{1,5})?");

	private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

	private RequestGate() {
	}

	/**
	 * Returns why a request is refused.
	 * @param request the request
	 * @return the reason, or {@code null} if the request may pass
	 */
	static @Nullable String refusal(GateRequest request) {
		if (!isLocal(request.host())) {
			return "The host must be localhost or an IP address: any other name can be made to point here";
		}
		String site = request.fetchSite();
		if (site != null) {
			return isOurs(site, request) ? null : "Requests of other web sites are refused";
		}
		String origin = request.origin();
		if (origin != null && !origin.equalsIgnoreCase("http://" + request.host())
				&& !origin.equalsIgnoreCase("https://" + request.host())) {
			return "Requests of other web sites are refused";
		}
		return null;
	}

	/**
	 * Names can be rebound to this machine, and their pages count as ours for a browser
	 * then: only addresses and {@code localhost} cannot.
	 */
	private static boolean isLocal(@Nullable String header) {
		if (header == null) {
			return false;
		}
		Matcher matcher = HOST.matcher(header.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			return false;
		}
		String name = matcher.group(1);
		return name.startsWith("[") || name.equals("localhost") || name.endsWith(".localhost")
				|| IPV4.matcher(name).matches();
	}

	private static boolean isOurs(String site, GateRequest request) {
		return switch (site) {
			case "same-origin" -> true;
			case "none" -> request.isRead();
			// A link to the page, as in documentation.
			default -> request.isRead() && request.path().equals("/") && "navigate".equals(request.fetchMode())
					&& "document".equals(request.fetchDestination());
		};
	}

	/**
	 * What of a request says where it comes from.
	 *
	 * @param method the method
	 * @param path the path
	 * @param host the {@code Host} header
	 * @param origin the {@code Origin} header
	 * @param fetchSite the {@code Sec-Fetch-Site} header
	 * @param fetchMode the {@code Sec-Fetch-Mode} header
	 * @param fetchDestination the {@code Sec-Fetch-Dest} header
	 */
	record GateRequest(String method, String path, @Nullable String host, @Nullable String origin,
			@Nullable String fetchSite, @Nullable String fetchMode, @Nullable String fetchDestination) {

		boolean isRead() {
			return this.method.equals("GET") || this.method.equals("HEAD");
		}

	}

}
