package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import io.cloudwatchlogging.EffectOf;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every property has a test of its effect.
 */
class PropertyEffectsTests {

	private static final String TESTS = "classpath*:io/cloudwatchlogging/**/*Tests.class";

	@Test
	void everyPropertyHasATestOfItsEffect() throws IOException {
		Set<String> lacking = new TreeSet<>(OurMetadata.properties().keySet());
		lacking.removeAll(tested());
		assertThat(lacking).as("properties without a test that has @EffectOf").isEmpty();
	}

	@Test
	void everyEffectIsThatOfAProperty() throws IOException {
		assertThat(OurMetadata.properties().keySet()).containsAll(tested());
	}

	private static Set<String> tested() throws IOException {
		Set<String> names = new TreeSet<>();
		MetadataReaderFactory readers = new SimpleMetadataReaderFactory();
		for (Resource test : new PathMatchingResourcePatternResolver().getResources(TESTS)) {
			for (MethodMetadata method : readers.getMetadataReader(test)
				.getAnnotationMetadata()
				.getAnnotatedMethods(EffectOf.class.getName())) {
				names.addAll(Arrays.asList(method.getAnnotations().get(EffectOf.class).getStringArray("value")));
			}
		}
		return names;
	}

}
