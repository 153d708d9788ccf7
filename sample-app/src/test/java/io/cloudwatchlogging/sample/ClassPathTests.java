package io.cloudwatchlogging.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the starter brings.
 */
class ClassPathTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "io.netty.channel.Channel", "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient" })
	void hasNoAsynchronousHttpClientAsTheLibraryUsesNone(String type) {
		assertThat(isPresent(type)).isFalse();
	}

	@Test
	void hasTheHttpClientThatTheLibraryUses() {
		assertThat(isPresent("software.amazon.awssdk.http.apache5.Apache5HttpClient")).isTrue();
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, ClassPathTests.class.getClassLoader());
	}

}
