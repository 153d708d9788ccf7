package io.cloudwatchlogging.logback;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AppenderInventory}, by what {@link Appenders} describes.
 */
class AppenderInventoryTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	@Test
	void theAutomaticAppenderIsDescribedWhileItStandsSomewhere() {
		assertThat(this.logback.appenders().describe()).isEmpty();
		this.logback.install();
		assertThat(this.logback.appenders().describe()).singleElement()
			.satisfies((appender) -> assertThat(appender.name()).isEqualTo(AutomaticAppender.NAME));
	}

	@Test
	void declaredAppendersAreDescribedOnceTheyAreStarted() {
		CloudWatchAppender mine = this.logback.appender("mine");
		assertThat(this.logback.appenders().describe()).isEmpty();
		mine.start();
		this.logback.root().addAppender(mine);
		this.logback.install();
		assertThat(this.logback.appenders().describe()).singleElement()
			.satisfies((appender) -> assertThat(appender.name()).isEqualTo("mine"));
	}

	@Test
	void namesThatAreInvalidAreTold() {
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.setStream("{nonsense}");
		mine.start();
		this.logback.root().addAppender(mine);
		this.logback.install();
		assertThat(this.logback.appenders().invalidNames()).containsOnlyKeys("mine");
	}

}
