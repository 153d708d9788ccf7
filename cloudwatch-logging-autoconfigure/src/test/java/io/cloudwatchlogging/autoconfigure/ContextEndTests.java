package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;

import io.cloudwatchlogging.shipping.Patience;
import io.cloudwatchlogging.shipping.Shipping;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.StandardServletEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContextEnd}.
 */
class ContextEndTests {

	@RegisterExtension
	private final StartingApplication application = new StartingApplication();

	private final GenericApplicationContext context = this.application.context();

	@Test
	void aContextIsRegisteredOnce() {
		ContextEnd.register(this.context);
		ContextEnd end = ContextEnd.of(this.context.getBeanFactory());
		ContextEnd.register(this.context);
		assertThat(end).isNotNull();
		assertThat(ContextEnd.of(this.context.getBeanFactory())).isSameAs(end);
		this.context.refresh();
		this.context.close();
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
	}

	@Test
	void aContextThatWasNotRegisteredHasNoEnd() {
		assertThat(ContextEnd.of(new DefaultListableBeanFactory())).isNull();
	}

	@Test
	void aContextShipsFromItsRegistrationToItsEnd() {
		ContextEnd.register(this.context);
		assertThat(Shipping.shared().contexts().isEmpty()).isFalse();
		this.context.refresh();
		assertThat(Shipping.shared().contexts().isEmpty()).isFalse();
		this.context.close();
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
	}

	@Test
	void theLibraryIsInstalledOnceTheBeanDefinitionsAreKnown() {
		ContextEnd.register(this.context);
		assertThat(StartingApplication.groups()).isEmpty();
		this.context.addBeanFactoryPostProcessor(
				(beanFactory) -> assertThat(StartingApplication.groups()).containsExactly("shop"));
		this.context.refresh();
		this.context.close();
	}

	@Test
	void whatBeansLogWhenTheyAreDestroyedIsDelivered() {
		this.context.registerBean("first", Farewell.class, () -> new Farewell("first"));
		this.context.registerBean("second", Farewell.class, () -> new Farewell("second"));
		ContextEnd.register(this.context);
		this.context.refresh();
		this.context.close();
		assertThat(this.application.messages()).containsExactly("INFO second", "INFO first");
	}

	@Test
	void aContextIsConnectedAgainByWhatConnectedItWhenALaterOneEnds() {
		ContextEnd.register(this.context);
		this.context.refresh();
		StringBuilder connections = new StringBuilder();
		end(this.context).connectBy(() -> connections.append(StartingApplication.groups()));
		this.application.set("cloudwatch.logs.group.name", "later");
		GenericApplicationContext later = this.application.context();
		ContextEnd.register(later);
		later.refresh();
		assertThat(StartingApplication.groups()).containsExactly("later");
		later.close();
		assertThat(StartingApplication.groups()).containsExactly("shop");
		assertThat(connections).hasToString("[shop]");
		this.context.close();
	}

	@Test
	void anApplicationThatFailsIsEndedOnceWhetherItsBeansAreDestroyedOrNot() {
		ContextEnd.register(this.context);
		ContextEnd.failed(this.context);
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
		GenericApplicationContext next = this.application.context();
		ContextEnd.register(next);
		end(this.context).destroy();
		assertThat(Shipping.shared().contexts().isEmpty()).isFalse();
		end(next).destroy();
	}

	@Test
	void theLatestContextGoesOnIfAnApplicationFailsBeforeItHasOne() {
		ContextEnd.register(this.context);
		this.context.refresh();
		this.application.set("cloudwatch.logs.group.name", "failed");
		Installation.of(this.application.environment()).apply();
		assertThat(StartingApplication.groups()).containsExactly("failed");
		ContextEnd.failed(null);
		assertThat(StartingApplication.groups()).containsExactly("shop");
		this.context.close();
	}

	@Test
	void whatTheConfigurationWasNotToShipIsNotShippedAndThatIsTold() {
		ContextEnd.register(this.context);
		this.context.refresh();
		ContextEnd.started(this.context);
		StartingApplication.orders().info("an order");
		this.context.close();
		Shipping.shared().finish();
		assertThat(this.application.service().requests().all()).isEmpty();
		assertThat(this.application.warnings()).singleElement()
			.asString()
			.startsWith("Log events were not shipped to CloudWatch Logs")
			.contains("--debug", "cloudwatch.logs.enabled=false");
	}

	@Test
	void theClassesOfAnApplicationThatIsUndeployedAreLetGoOf() {
		GenericApplicationContext undeployed = this.application.context(servletEnvironment());
		ContextEnd.register(undeployed);
		undeployed.refresh();
		assertThat(StartingApplication.isAttached()).isTrue();
		StartingApplication.orders().info("an order");
		undeployed.close();
		assertThat(this.application.messages()).containsExactly("INFO an order");
		assertThat(StartingApplication.isAttached()).isFalse();
		assertThat(Shipping.shared().pipeline().isConnected()).isFalse();
	}

	@Test
	void theReportOfAFailureIsDeliveredBeforeTheClassesAreLetGoOf() {
		GenericApplicationContext undeployed = this.application.context(servletEnvironment());
		ContextEnd.register(undeployed);
		undeployed.refresh();
		ContextEnd.failed(undeployed);
		StartingApplication.orders().error("the report");
		awaitEndThread();
		assertThat(StartingApplication.isAttached()).isFalse();
		assertThat(Shipping.shared().pipeline().isConnected()).isFalse();
		assertThat(this.application.messages()).containsExactly("ERROR the report");
	}

	@Test
	void anApplicationThatBeginsBeforeTheReportOfAnotherIsDeliveredLosesNothing() {
		failDeployed();
		beginNext();
		StartingApplication.orders().error("of the next one");
		awaitEndThread();
		assertThat(StartingApplication.isAttached()).isTrue();
		GenericApplicationContext next = this.application.context();
		ContextEnd.register(next);
		Shipping.shared().contexts().endBeginning(this.context);
		next.refresh();
		next.close();
		assertThat(this.application.messages()).contains("ERROR of the next one");
		assertThat(StartingApplication.isAttached()).as("what was put off is made up for").isFalse();
	}

	@Test
	void theClassesAreLetGoOfAlsoIfTheNextApplicationFailsEarly() {
		failDeployed();
		beginNext();
		awaitEndThread();
		assertThat(StartingApplication.isAttached()).isTrue();
		Shipping.shared().contexts().endBeginning(this.context);
		ContextEnd.failed(null);
		awaitEndThread();
		assertThat(StartingApplication.isAttached()).isFalse();
	}

	@Test
	void aRunningApplicationIsNotDisturbedByTheReportOfAnotherOne() throws InterruptedException {
		failDeployed();
		this.application.set("cloudwatch.logs.batch.max-linger", "60s");
		GenericApplicationContext next = this.application.context();
		ContextEnd.register(next);
		next.refresh();
		Shipping.shared().connectFallback();
		StartingApplication.orders().info("first");
		assertThat(Shipping.shared().pipeline().flush(Patience.LIMIT).complete()).isTrue();
		awaitEndThread();
		StartingApplication.orders().info("lingers");
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.atMost(Patience.LIMIT)
			.until(() -> !this.application.messages().contains("INFO lingers"));
		ContextEnd.failed(null);
		assertThat(endThreads()).isZero();
		next.close();
		assertThat(this.application.messages()).contains("INFO lingers");
		assertThat(StartingApplication.isAttached()).isFalse();
	}

	private void beginNext() {
		Shipping.shared()
			.contexts()
			.beginApplication(this.context, () -> LogbackSetup.hold(this.application.environment()));
	}

	private void failDeployed() {
		GenericApplicationContext failed = this.application.context(servletEnvironment());
		ContextEnd.register(failed);
		failed.refresh();
		ContextEnd.failed(failed);
	}

	private static void awaitEndThread() {
		Patience.await(() -> endThreads() == 0);
	}

	private static long endThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("cloudwatch-logs-end"))
			.count();
	}

	private static ContextEnd end(GenericApplicationContext context) {
		ContextEnd end = ContextEnd.of(context.getBeanFactory());
		assertThat(end).isNotNull();
		return end;
	}

	private StandardServletEnvironment servletEnvironment() {
		StandardServletEnvironment servlet = new StandardServletEnvironment();
		servlet.initPropertySources(new MockServletContext(), null);
		this.application.environment().getPropertySources().forEach(servlet.getPropertySources()::addLast);
		return servlet;
	}

	/**
	 * A bean that logs when it is destroyed.
	 */
	private record Farewell(String text) implements DisposableBean {

		@Override
		public void destroy() {
			StartingApplication.orders().info(this.text);
		}

	}

}
