package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutomaticAppenders}.
 */
class AutomaticAppendersTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final EventIntake intake = this.logback.newIntake();

	private final UserAppenders declared = new UserAppenders();

	private final AutomaticAppenders automatic = new AutomaticAppenders(this.logback.shipping(), this.intake,
			this.declared);

	@Test
	void thereIsNoneBeforeItIsAttached() {
		this.automatic.arrange();
		this.automatic.check();
		this.automatic.stepBackSoon();
		this.automatic.remove();
		assertThat(this.automatic.isPlaced()).isFalse();
		assertThat(this.automatic.core()).isNull();
		assertThat(this.automatic.loggers()).isEmpty();
	}

	@Test
	void itStandsInOneContextAtATime() {
		this.automatic.attach(this.logback.context(), List.of());
		AppenderCore first = this.automatic.core();
		this.automatic.attach(this.logback.context(), List.of("orders"));
		assertThat(this.automatic.core()).as("the same context").isSameAs(first);
		assertThat(this.automatic.loggers()).containsExactly("orders");
		LoggerContext another = new LoggerContext();
		this.automatic.attach(another, List.of());
		assertThat(this.automatic.core()).isNotSameAs(first);
		assertThat(this.logback.root().iteratorForAppenders()).isExhausted();
		assertThat(another.getLogger("ROOT").iteratorForAppenders().hasNext()).isTrue();
		this.automatic.remove();
		assertThat(another.getLogger("ROOT").iteratorForAppenders()).isExhausted();
		assertThat(this.automatic.isPlaced()).isFalse();
	}

	@Test
	void itStepsBackForADeclaredOneThatIsInUse() {
		this.automatic.attach(this.logback.context(), List.of());
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		this.logback.root().addAppender(mine);
		this.declared.add(new DeclaredAppender(mine,
				new AppenderCore(this.intake, false, AppenderSettings.none("mine"), (message, cause) -> {
				})));
		this.automatic.stepBackSoon();
		assertThat(this.intake.claims().mode()).isEqualTo(EventClaims.Mode.TRANSITION);
		this.automatic.check();
		assertThat(this.automatic.isPlaced()).isFalse();
	}

}
