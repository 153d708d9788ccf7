package io.cloudwatchlogging.autoconfigure.aot;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.core.AwsProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProperties;
import io.awspring.cloud.autoconfigure.core.RegionProperties;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsRuntimeHints}, as an application finds it.
 */
class CloudWatchLogsRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	CloudWatchLogsRuntimeHintsTests() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(CloudWatchLogsRuntimeHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	static Stream<Class<?>> recordsOfProperties() {
		return Stream.concat(Stream.of(CloudWatchLogsProperties.class),
				Arrays.stream(CloudWatchLogsProperties.class.getDeclaredClasses()).filter(Class::isRecord));
	}

	@ParameterizedTest
	@MethodSource("recordsOfProperties")
	void thePropertiesAreBoundByTheirConstructorWhateverAppliesAtBuildTime(Class<?> type) {
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(constructor)).accepts(this.hints);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { AwsProperties.class, CredentialsProperties.class, RegionProperties.class })
	void thePropertiesOfSpringCloudAwsAreBoundByTheirSetters(Class<?> type) {
		Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.getName().startsWith("set"))
			.forEach((method) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
				.accepts(this.hints));
		assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(this.hints);
	}

	@Test
	void theIncludeForLogbackIsInTheImage() {
		assertThat(getClass().getClassLoader().getResource(CloudWatchLogsRuntimeHints.INCLUDE)).isNotNull();
		assertThat(RuntimeHintsPredicates.resource().forResource(CloudWatchLogsRuntimeHints.INCLUDE))
			.accepts(this.hints);
	}

	@Test
	void theProcessorOfFormatsIsFound() {
		assertThat(AotServices.factoriesAndBeans(new DefaultListableBeanFactory())
			.load(BeanFactoryInitializationAotProcessor.class)).hasAtLeastOneElementOfType(FormatAotProcessor.class);
	}

}
