package io.cloudwatchlogging.logback.encoder;

import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.status.ErrorStatus;
import ch.qos.logback.core.status.WarnStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContextCopy}.
 */
class ContextCopyTests {

	private final LoggerContext context = new LoggerContext();

	@Test
	void keepsWhatTheContextForgets() {
		Map<String, Object> words = Map.of("word", "converter");
		this.context.putProperty("application", "shop");
		this.context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, words);
		LoggerContext copy = ContextCopy.of(this.context);
		this.context.reset();
		assertThat(this.context.getProperty("application")).isNull();
		assertThat(copy.getProperty("application")).isEqualTo("shop");
		assertThat(copy.getObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS)).isSameAs(words);
	}

	@Test
	void whatIsSaidInTheCopyStaysInIt() {
		LoggerContext copy = ContextCopy.of(this.context);
		copy.getStatusManager().add(new WarnStatus("no error", this));
		assertThat(ContextCopy.error(copy)).isNull();
		copy.getStatusManager().add(new ErrorStatus("first", this));
		copy.getStatusManager().add(new ErrorStatus("second", this));
		assertThat(ContextCopy.error(copy)).isEqualTo("first");
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).isEmpty();
	}

}
