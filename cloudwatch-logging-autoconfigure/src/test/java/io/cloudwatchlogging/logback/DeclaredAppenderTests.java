package io.cloudwatchlogging.logback;

import io.cloudwatchlogging.logback.StandaloneStart.Declaration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeclaredAppender}.
 */
class DeclaredAppenderTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final CloudWatchAppender appender = this.logback.appender("mine");

	private final DeclaredAppender declared = this.logback.appenders().declare(this.appender, (message, cause) -> {
	});

	@Test
	void isMetOnce() {
		assertThat(this.declared.isMet()).isFalse();
		assertThat(this.declared.meet()).as("the first event").isTrue();
		assertThat(this.declared.meet()).isFalse();
		assertThat(this.declared.isMet()).isTrue();
	}

	@Test
	void hasTheNameAndTheStateOfTheAppenderThatLogbackKnows() {
		assertThat(this.declared.appender()).isSameAs(this.appender);
		assertThat(this.declared.name()).isEqualTo("mine");
		assertThat(this.declared.isStarted()).isFalse();
		this.appender.start();
		assertThat(this.declared.isStarted()).isTrue();
		this.appender.setName(null);
		assertThat(this.declared.name()).isEmpty();
	}

	@Test
	void knowsWhatItsDeclarationSaysOnceItIsComplete() {
		assertThat(this.declared.declaration()).isNull();
		Declaration declaration = new Declaration(this.logback.context(), "mine", "group", null, null, null);
		this.declared.setDeclaration(declaration);
		assertThat(this.declared.declaration()).isSameAs(declaration);
		assertThat(this.declared.core().isAutomatic()).isFalse();
	}

}
