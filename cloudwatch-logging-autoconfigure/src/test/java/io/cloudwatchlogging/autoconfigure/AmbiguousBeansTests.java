package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmbiguousBeans}.
 */
class AmbiguousBeansTests {

	private final DefaultListableBeanFactory parent = new DefaultListableBeanFactory();

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory(this.parent);

	@Test
	void noBeansAreNotAmbiguous() {
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
	}

	@Test
	void oneBeanOfEachTypeIsNotAmbiguous() {
		client(this.beanFactory, "audit");
		credentials(this.beanFactory, "audit-credentials");
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
	}

	@Test
	void twoClientsAreNamedWithWhatHappensAndHowToChoose() {
		client(this.beanFactory, "audit");
		client(this.beanFactory, "billing");
		assertThat(AmbiguousBeans.warnings(this.beanFactory))
			.containsExactly("None of the 2 beans of type CloudWatchLogsClient is used: 'audit', 'billing'. Log events "
					+ "are shipped by a client that the library makes. To choose one mark it with @Primary.");
	}

	@Test
	void twoProvidersOfCredentialsAreNamedToo() {
		credentials(this.beanFactory, "one");
		credentials(this.beanFactory, "other");
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).singleElement()
			.asString()
			.contains("AwsCredentialsProvider", "'one', 'other'", "@Primary");
	}

	@Test
	void twoEncodersAreNamedToo() {
		this.beanFactory.registerSingleton("one", new PatternLayoutEncoder());
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
		this.beanFactory.registerSingleton("other", new PatternLayoutEncoder());
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).singleElement()
			.asString()
			.contains("type Encoder", "'one', 'other'", "the format that the properties ask for");
	}

	@Test
	void aPrimaryBeanIsChosen() {
		client(this.beanFactory, "audit").setPrimary(true);
		client(this.beanFactory, "billing");
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
	}

	@Test
	void aFallbackLeavesTheChoiceToTheOther() {
		client(this.beanFactory, "audit").setFallback(true);
		client(this.beanFactory, "billing");
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
	}

	@Test
	void beansThatAreNotToBeInjectedDoNotCount() {
		client(this.beanFactory, "audit").setAutowireCandidate(false);
		client(this.beanFactory, "billing").setAutowireCandidate(false);
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
	}

	@Test
	void aBeanComesBeforeThoseOfAParentContext() {
		client(this.parent, "audit");
		client(this.parent, "orders");
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).singleElement().asString().contains("'audit', 'orders'");
		client(this.beanFactory, "billing");
		assertThat(AmbiguousBeans.warnings(this.beanFactory)).isEmpty();
	}

	private static BeanDefinition client(DefaultListableBeanFactory beanFactory, String name) {
		return register(beanFactory, name,
				BeanDefinitionBuilder
					.rootBeanDefinition(CloudWatchLogsClient.class, () -> (CloudWatchLogsClient) new UnusedClient())
					.getBeanDefinition());
	}

	private static void credentials(DefaultListableBeanFactory beanFactory, String name) {
		register(beanFactory, name,
				BeanDefinitionBuilder
					.rootBeanDefinition(AwsCredentialsProvider.class,
							() -> (AwsCredentialsProvider) AnonymousCredentialsProvider.create())
					.getBeanDefinition());
	}

	private static BeanDefinition register(DefaultListableBeanFactory beanFactory, String name,
			BeanDefinition definition) {
		beanFactory.registerBeanDefinition(name, definition);
		return definition;
	}

	/**
	 * A client that makes no call.
	 */
	private static final class UnusedClient implements CloudWatchLogsClient {

		@Override
		public String serviceName() {
			return "logs";
		}

		@Override
		public void close() {
		}

	}

}
