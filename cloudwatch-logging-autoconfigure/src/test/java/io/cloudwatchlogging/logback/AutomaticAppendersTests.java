package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.shipping.Patience;
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

	private final AppenderCore detached = new AppenderCore(this.intake, false, AppenderSettings.none("detached"),
			(message, cause) -> {
			});

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
	void itFollowsADetachedOneUntilLogbackIsConfigured() {
		this.automatic.attach(this.logback.context(), List.of());
		this.intake.complete(this.logback.defaults("%m"));
		this.automatic.follow(this.detached);
		assertThat(this.intake.predecessor().appender()).isSameAs(this.detached);
		this.automatic.arrange();
		assertThat(this.intake.predecessor().appender()).isNull();
	}

	@Test
	void itFollowsADetachedOneNoLongerThanItIsAttached() {
		this.intake.complete(this.logback.defaults("%m"));
		this.automatic.follow(this.detached);
		assertThat(this.intake.predecessor().appender()).as("never attached").isNull();
		this.automatic.attach(this.logback.context(), List.of());
		this.automatic.follow(this.detached);
		this.automatic.remove();
		assertThat(this.intake.predecessor().appender()).as("removed").isNull();
		this.automatic.follow(this.detached);
		assertThat(this.intake.predecessor().appender()).as("not attached any more").isNull();
	}

	@Test
	void itDoesNotFollowADetachedOneWhileTheNextApplicationIsYetToSayWhereEventsGo() {
		this.automatic.attach(this.logback.context(), List.of());
		this.automatic.follow(this.detached);
		assertThat(this.intake.predecessor().appender()).isNull();
	}

	@Test
	void itFollowsADetachedOneAlsoWhenOthersAreStartedMeanwhile() {
		this.automatic.attach(this.logback.context(), List.of());
		this.intake.complete(this.logback.defaults("%m"));
		this.automatic.follow(this.detached);
		for (int i = 0; i < 3; i++) {
			this.automatic.stepBackSoon();
		}
		AtomicBoolean done = new AtomicBoolean();
		this.logback.shipping().timer().execute(() -> done.set(true));
		Patience.await(done::get);
		assertThat(this.intake.predecessor().appender()).isSameAs(this.detached);
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
