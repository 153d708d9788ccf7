package io.cloudwatchlogging.autoconfigure.aot;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Hints for the class that is named as the format of events: Spring Boot makes the
 * formatter by one of its constructors.
 */
final class FormatAotProcessor implements BeanFactoryInitializationAotProcessor {

	private static final String FORMAT = CloudWatchLogsProperties.PREFIX + ".format";

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		String format = beanFactory.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class)
			.getProperty(FORMAT);
		if (format == null || !ClassUtils.isPresent(format, beanFactory.getBeanClassLoader())) {
			return null;
		}
		return (generation, code) -> generation.getRuntimeHints()
			.reflection()
			.registerType(TypeReference.of(format), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS,
					MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

}
