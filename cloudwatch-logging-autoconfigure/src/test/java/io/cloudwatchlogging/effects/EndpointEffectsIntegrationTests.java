package io.cloudwatchlogging.effects;

import java.util.Arrays;
import java.util.List;

import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.cloudwatchlogging.EffectOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the endpoint, which is called over JMX, as an application
 * without a web server can be.
 */
class EndpointEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	private static final String JMX = "spring.jmx.enabled=true";

	private static final String EXPOSED = "management.endpoints.jmx.exposure.include=cloudwatchlogs";

	@Test
	void theEndpointTellsAndFlushes() {
		application.run((context) -> assertThat(operations(context)).contains("status", "flush"), JMX, EXPOSED);
	}

	@Test
	@EffectOf("management.endpoint.cloudwatchlogs.access")
	void theEndpointOnlyTellsIfItIsReadOnly() {
		application.run((context) -> assertThat(operations(context)).containsExactly("status"), JMX, EXPOSED,
				"management.endpoint.cloudwatchlogs.access=read-only");
	}

	@Test
	@EffectOf("management.endpoint.cloudwatchlogs.access")
	void thereIsNoEndpointIfNobodyMayAccessIt() {
		application.run((context) -> assertThat(operations(context)).isEmpty(), JMX, EXPOSED,
				"management.endpoint.cloudwatchlogs.access=none");
	}

	@Test
	void theEndpointTellsTheStateOfTheMoment() {
		application.run((context) -> {
			Object status = status(context);
			LOG.info("a line");
			assertThat(status(context)).isNotEqualTo(status);
		}, JMX, EXPOSED);
	}

	@Test
	@EffectOf("management.endpoint.cloudwatchlogs.cache.time-to-live")
	void theEndpointTellsTheSameUntilThatIsTooOld() {
		application.run((context) -> {
			Object status = status(context);
			LOG.info("a line");
			assertThat(status(context)).isEqualTo(status);
		}, JMX, EXPOSED, "management.endpoint.cloudwatchlogs.cache.time-to-live=1h");
	}

	private static List<String> operations(ApplicationContext context) {
		try {
			return Arrays.stream(server(context).getMBeanInfo(name()).getOperations())
				.map(MBeanFeatureInfo::getName)
				.toList();
		}
		catch (InstanceNotFoundException ex) {
			return List.of();
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object status(ApplicationContext context) {
		try {
			return server(context).invoke(name(), "status", new Object[0], new String[0]);
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MBeanServer server(ApplicationContext context) {
		return context.getBean(MBeanServer.class);
	}

	private static ObjectName name() throws JMException {
		return new ObjectName("org.springframework.boot:type=Endpoint,name=Cloudwatchlogs");
	}

}
