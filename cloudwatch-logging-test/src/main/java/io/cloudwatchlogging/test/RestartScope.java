package io.cloudwatchlogging.test;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Gives the embedded service the scope that Spring Boot's developer tools keep over
 * restarts, where they are at work: events and ports survive a restart.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-boot/reference/using/devtools.html">Developer tools</a>
 */
final class RestartScope implements BeanFactoryPostProcessor {

	private static final String NAME = "restart";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getRegisteredScope(NAME) == null) {
			return;
		}
		for (String bean : beanFactory.getBeanNamesForType(EmbeddedCloudWatchLogs.class, false, false)) {
			if (beanFactory.containsBeanDefinition(bean)) {
				beanFactory.getBeanDefinition(bean).setScope(NAME);
			}
		}
	}

}
