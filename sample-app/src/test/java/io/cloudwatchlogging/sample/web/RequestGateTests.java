package io.cloudwatchlogging.sample.web;

import java.util.Random;

import io.cloudwatchlogging.sample.web.RequestGate.GateRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestGate}.
 */
class RequestGateTests {

	private static final int RANDOM_HOSTS = 10_000;

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:8080", "shop.localhost:8080", "127.0.0.1:8080",
			"10.1.2.3", "[::1]:8080", "[fe80::1]" })
	void aProgramMayAskByAddressOrLocalhost(String host) {
		assertThat(refusal("POST", "/burst", host, null, null)).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "evil.example", "evil.example:8080", "localhost.evil.example", "localhost.",
			"evil.example#localhost", "localhost@evil.example", "localhost:8080:8080", "127.0.0.1.evil.example",
			"127.0.0.1.5", "::1", "[::1", "[localhost]", "localhost:port", "localhost:123456", " localhost",
			"local host" })
	void anyOtherHostIsRefused(@Nullable String host) {
		assertThat(refusal("GET", "/", host, null, null)).contains("The host must be");
		assertThat(refusal("GET", "/", host, null, "same-origin")).contains("The host must be");
	}

	@Test
	void noHostMakesTheGateFail() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int count = 0; count < RANDOM_HOSTS; count++) {
			StringBuilder host = new StringBuilder();
			random.ints(random.nextInt(300), 0, 256).forEach((character) -> host.append((char) character));
			assertThat(refusal("GET", "/", host.toString(), null, null)).as("seed %d", seed).isNotNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "same-origin,GET,true", "same-origin,POST,true", "same-origin,DELETE,true", "none,GET,true",
			"none,HEAD,true", "none,POST,false", "none,DELETE,false", "same-site,GET,false", "same-site,POST,false",
			"cross-site,GET,false", "cross-site,POST,false", "cross-site,DELETE,false", "something-new,GET,false" })
	void aBrowserSaysWhoAsks(String site, String method, boolean passes) {
		assertThat(refusal(method, "/sides", "localhost:8080", null, site) == null).isEqualTo(passes);
		assertThat(refusal(method, "/", "localhost:8080", "http://localhost:8080", site) == null).isEqualTo(passes);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/,navigate,document,true", "GET,/burst,navigate,document,false",
			"GET,/sides,navigate,document,false", "POST,/,navigate,document,false", "GET,/,navigate,iframe,false",
			"GET,/,no-cors,document,false" })
	void aLinkOfAnotherSiteLeadsToThePageAndNowhereElse(String method, String path, String mode, String destination,
			boolean passes) {
		GateRequest request = new GateRequest(method, path, "localhost:8080", null, "cross-site", mode, destination);
		assertThat(RequestGate.refusal(request) == null).isEqualTo(passes);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:8080,true", "https://localhost:8080,true", "http://localhost:3000,false",
			"http://localhost,false", "http://evil.example,false", "null,false", "'',false" })
	void aBrowserWithoutThatIsKnownByTheOrigin(String origin, boolean passes) {
		assertThat(refusal("POST", "/burst", "localhost:8080", origin, null) == null).isEqualTo(passes);
	}

	private static @Nullable String refusal(String method, String path, @Nullable String host, @Nullable String origin,
			@Nullable String site) {
		return RequestGate.refusal(new GateRequest(method, path, host, origin, site, null, null));
	}

}
