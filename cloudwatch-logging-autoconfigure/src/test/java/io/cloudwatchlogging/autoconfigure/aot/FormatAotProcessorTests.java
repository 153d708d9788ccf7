package io.cloudwatchlogging.autoconfigure.aot;

import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FormatAotProcessor}: a context is processed ahead of time.
 */
class FormatAotProcessorTests {

	@Test
	void theConstructorOfAFormatterThatIsNamedCanBeCalled() throws NoSuchMethodException {
		GenerationContext generation = process(Formatter.class.getName());
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(Formatter.class.getDeclaredConstructor(Environment.class)))
			.accepts(generation.getRuntimeHints());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pattern", "ecs", "gelf", "logstash", "no.such.Formatter" })
	void aFormatThatIsNoClassNeedsNothing(String format) {
		GenerationContext generation = process(format);
		assertThat(RuntimeHintsPredicates.reflection().onType(Formatter.class)).rejects(generation.getRuntimeHints());
	}

	private static GenerationContext process(String format) {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(FormatAotProcessorTests.class)), new InMemoryGeneratedFiles());
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("cloudwatch.logs.format", format)));
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation;
	}

	/**
	 * A formatter of an application.
	 *
	 * @param environment what Spring Boot gives to the constructor
	 */
	record Formatter(Environment environment) implements StructuredLogFormatter<ILoggingEvent> {

		@Override
		public String format(ILoggingEvent event) {
			return event.getFormattedMessage();
		}

	}

}
