package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaskedStatusReporter} and {@link MaskedThrowable}.
 */
class MaskedStatusReporterTests {

	private final List<String> told = new ArrayList<>();

	private final List<@Nullable Throwable> causes = new ArrayList<>();

	private UnaryOperator<String> mask = (text) -> text.replace("secret", "***");

	private final MaskedStatusReporter reporter = new MaskedStatusReporter(new StatusReporter() {

		@Override
		public void warn(String message, @Nullable Throwable cause) {
			MaskedStatusReporterTests.this.told.add(message);
			MaskedStatusReporterTests.this.causes.add(cause);
		}

		@Override
		public void info(String message) {
			MaskedStatusReporterTests.this.told.add(message);
		}

	}, () -> this.mask);

	@Test
	void messagesAreMaskedByWhatAppliesAtPresent() {
		this.reporter.warn("a secret", null);
		this.reporter.info("another secret");
		this.mask = UnaryOperator.identity();
		this.reporter.warn("no secret any more", null);
		assertThat(this.told).containsExactly("a ***", "another ***", "no secret any more");
		assertThat(this.causes).containsOnlyNulls();
	}

	@Test
	void anExceptionWithoutASecretStaysWhatItIs() {
		IllegalStateException exception = new IllegalStateException("closed", new RuntimeException("gone"));
		this.reporter.warn("failed", exception);
		assertThat(this.causes).containsExactly(exception);
	}

	@Test
	void anExceptionWithASecretAnywhereIsMaskedAndKeepsItsStackTraces() {
		RuntimeException cause = new RuntimeException("the secret");
		IllegalStateException exception = new IllegalStateException("closed", cause);
		this.reporter.warn("failed", exception);
		Throwable masked = this.causes.get(0);
		assertThat(masked).isNotNull().isNotSameAs(exception).hasToString("java.lang.IllegalStateException: closed");
		assertThat(masked.getStackTrace()).isEqualTo(exception.getStackTrace());
		Throwable maskedCause = masked.getCause();
		assertThat(maskedCause).isNotNull().hasToString("java.lang.RuntimeException: the ***");
		assertThat(maskedCause.getStackTrace()).isEqualTo(cause.getStackTrace());
	}

	@Test
	void exceptionsThatCauseEachOtherComeToAnEnd() {
		RuntimeException first = new RuntimeException("first secret");
		RuntimeException second = new RuntimeException("second", first);
		first.initCause(second);
		this.reporter.warn("failed", first);
		int depth = 0;
		for (Throwable each = this.causes.get(0); each != null; each = each.getCause()) {
			assertThat(each.toString()).doesNotContain("secret");
			depth++;
		}
		assertThat(depth).isBetween(2, 100);
	}

}
