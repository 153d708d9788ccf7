package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.masking.Masker;
import io.cloudwatchlogging.naming.NamingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaskedNamingContext}.
 */
class MaskedNamingContextTests {

	private final NamingContext context = new NamingContext() {

		@Override
		public long timestamp() {
			return 7;
		}

		@Override
		public String logger() {
			return "orders";
		}

		@Override
		public String level() {
			return "INFO";
		}

		@Override
		public @Nullable String mdc(String key) {
			return Map.of("tenant", "acme", "password", "hunter2").get(key);
		}

	};

	private final MaskedNamingContext masked = new MaskedNamingContext(this.context,
			new Masker(List.of(Detector.values()), List.of(), new MaskCounts()));

	@Test
	void valuesOfTheApplicationAreMaskedAlsoByTheirNames() {
		assertThat(this.masked.mdc("tenant")).isEqualTo("acme");
		assertThat(this.masked.mdc("password")).isNotNull().doesNotContain("hunter2").contains("masked");
		assertThat(this.masked.mdc("user")).isNull();
	}

	@Test
	void nothingElseIsChanged() {
		assertThat(this.masked.timestamp()).isEqualTo(7);
		assertThat(this.masked.logger()).isEqualTo("orders");
		assertThat(this.masked.level()).isEqualTo("INFO");
	}

}
