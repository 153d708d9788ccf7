package io.cloudwatchlogging.test.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.sun.net.httpserver.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Gate}.
 */
class GateTests {

	private static final String OURS = "localhost:4586";

	private static final List<String> FOREIGN_HOSTS = List.of("localhost", "localhost:4587", "localhost.:4586",
			"evil.example:4586", "127.0.0.2:4586", "[::1]", "LOCALHOST:4586", "localhost:4586 ", "",
			"x".repeat(10_000));

	private final Gate gate = new Gate(4586);

	/**
	 * Every combination of what a request can say of where it comes from, against the
	 * rules in words.
	 */
	@Test
	void whatEntersComesFromTheConsoleItselfOrIsNoBrowser() {
		List<String> origins = new ArrayList<>(List.of("http://" + OURS, "null", "http://localhost:8080",
				"http://evil.example", "https://" + OURS, "http://127.0.0.1:4586"));
		origins.add(null);
		List<String> sites = new ArrayList<>(List.of("same-origin", "same-site", "cross-site", "none", "odd"));
		sites.add(null);
		for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "PUT", "HEAD")) {
			for (String path : List.of("/", "/api/live", "/api/faults", "/assets/app.js")) {
				for (String origin : origins) {
					for (String site : sites) {
						for (boolean navigation : new boolean[] { true, false }) {
							for (boolean deliberate : new boolean[] { true, false }) {
								Headers headers = headers(OURS, origin, site, navigation, deliberate);
								assertThat(this.gate.refusal(method, path, headers) == null)
									.as("%s %s from %s, %s, navigation %s, deliberate %s", method, path, origin, site,
											navigation, deliberate)
									.isEqualTo(mayEnter(method, path, origin, site, navigation, deliberate));
							}
						}
					}
				}
			}
		}
	}

	private static boolean mayEnter(String method, String path, @Nullable String origin, @Nullable String site,
			boolean navigation, boolean deliberate) {
		boolean isRead = method.equals("GET");
		boolean isChange = method.equals("POST") || method.equals("DELETE");
		if (!isRead && !isChange) {
			return false;
		}
		if (origin != null && !origin.equals("http://" + OURS)) {
			return false;
		}
		if (isChange && !deliberate) {
			return false;
		}
		if (site == null || site.equals("same-origin")) {
			return true;
		}
		// Opened by hand, or by a link to the page.
		return isRead && navigation && (site.equals("none") || path.equals("/"));
	}

	@Test
	void anotherHostIsRefusedWhateverElseIsSaid() {
		for (String host : FOREIGN_HOSTS) {
			for (String method : List.of("GET", "POST", "DELETE", "OPTIONS")) {
				Gate.Refusal refusal = this.gate.refusal(method, "/",
						headers(host, "http://" + host, "same-origin", true, true));
				assertThat(refusal).as(host).isNotNull();
				assertThat(refusal.status()).isEqualTo(421);
			}
		}
		Headers twice = headers(OURS, null, null, false, true);
		twice.add("Host", OURS);
		assertThat(this.gate.refusal("GET", "/", twice)).isNotNull();
		assertThat(this.gate.refusal("GET", "/", new Headers())).isNotNull();
	}

	@Test
	void eachNameOfLoopbackIsOurs() {
		for (String host : List.of(OURS, "127.0.0.1:4586", "[::1]:4586")) {
			assertThat(this.gate.refusal("GET", "/", headers(host, null, null, false, false))).isNull();
		}
	}

	@Test
	void noHostMakesItFail() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < 1_000; i++) {
			byte[] bytes = new byte[random.nextInt(40)];
			random.nextBytes(bytes);
			String host = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]", "");
			assertThat(this.gate.refusal("GET", "/", headers(host, null, null, false, false))).as("seed %d", seed)
				.isNotNull();
		}
	}

	private static Headers headers(String host, @Nullable String origin, @Nullable String site, boolean navigation,
			boolean deliberate) {
		Headers headers = new Headers();
		headers.add("Host", host);
		if (origin != null) {
			headers.add("Origin", origin);
		}
		if (site != null) {
			headers.add("Sec-Fetch-Site", site);
			headers.add("Sec-Fetch-Mode", navigation ? "navigate" : "cors");
			headers.add("Sec-Fetch-Dest", navigation ? "document" : "empty");
		}
		if (deliberate) {
			headers.add(Gate.OWN_HEADER, "1");
			headers.add("Content-Type", "application/json");
		}
		return headers;
	}

}
