package io.cloudwatchlogging.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Finds beans that are left out, as there are several of a type of which one can be used
 * and nothing says which.
 */
final class AmbiguousBeans {

	private AmbiguousBeans() {
	}

	/**
	 * The warnings about such beans.
	 * @param beanFactory the beans of the context
	 * @return a warning for each type, with the names of all of its beans
	 */
	static List<String> warnings(ConfigurableListableBeanFactory beanFactory) {
		List<String> warnings = new ArrayList<>();
		add(ResolvableType.forClass(CloudWatchLogsClient.class),
				"Log events are shipped by a client that the library makes.", beanFactory, warnings);
		add(ResolvableType.forClass(AwsCredentialsProvider.class),
				"Log events are shipped with the credentials that Spring Cloud AWS gives to all clients.", beanFactory,
				warnings);
		add(ResolvableType.forClassWithGenerics(Encoder.class, ILoggingEvent.class),
				"Log events are shipped in the format that the properties ask for.", beanFactory, warnings);
		return warnings;
	}

	private static void add(ResolvableType type, String consequence, ConfigurableListableBeanFactory beanFactory,
			List<String> warnings) {
		List<String> names = candidates(type, beanFactory);
		if (names.size() > 1 && beanFactory.getBeanProvider(type).getIfUnique() == null) {
			warnings.add("None of the " + names.size() + " beans of type " + type.toClass().getSimpleName()
					+ " is used: " + names.stream().collect(Collectors.joining("', '", "'", "'")) + ". " + consequence
					+ " To choose one mark it with @Primary.");
		}
	}

	private static List<String> candidates(ResolvableType type, ConfigurableListableBeanFactory beanFactory) {
		return Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, type))
			.filter((name) -> !beanFactory.containsBeanDefinition(name)
					|| beanFactory.getBeanDefinition(name).isAutowireCandidate())
			.toList();
	}

}
