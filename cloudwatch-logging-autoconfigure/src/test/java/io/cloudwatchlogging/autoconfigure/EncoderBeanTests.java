package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EncoderBean}.
 */
class EncoderBeanTests {

	private final LoggerContext context = new LoggerContext();

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void thereNeedNotBeOne() {
		assertThat(encoder()).isNull();
	}

	@Test
	void oneIsMadeReadyForUse() {
		PatternLayoutEncoder encoder = register("own");
		assertThat(encoder()).isSameAs(encoder);
		assertThat(encoder.isStarted()).isTrue();
		assertThat(encoder.getContext()).isSameAs(this.context);
	}

	@Test
	void oneThatIsReadyIsLeftAsItIs() {
		LoggerContext other = new LoggerContext();
		PatternLayoutEncoder encoder = register("own");
		encoder.setContext(other);
		encoder.start();
		assertThat(encoder()).isSameAs(encoder);
		assertThat(encoder.getContext()).isSameAs(other);
	}

	@Test
	void nothingSaysWhichOfTwo() {
		register("own");
		register("other");
		assertThat(encoder()).isNull();
	}

	private PatternLayoutEncoder register(String name) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setPattern("%m");
		this.beanFactory.registerSingleton(name, encoder);
		return encoder;
	}

	private @Nullable Encoder<ILoggingEvent> encoder() {
		return EncoderBean.of(this.beanFactory
			.getBeanProvider(ResolvableType.forClassWithGenerics(Encoder.class, ILoggingEvent.class)), this.context);
	}

}
