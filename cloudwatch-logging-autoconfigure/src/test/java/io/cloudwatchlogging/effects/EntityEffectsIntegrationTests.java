package io.cloudwatchlogging.effects;

import java.util.List;
import java.util.Objects;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.test.model.Entity;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the entity.
 */
class EntityEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@Test
	void theEntityIsTheApplication() {
		assertThat(entity().keyAttributes()).containsEntry("Type", "Service")
			.containsEntry("Name", "shop")
			.containsEntry("Environment", "generic:default");
	}

	@Test
	@EffectOf("cloudwatch.logs.entity.enabled")
	void thereIsNoEntityIfThereIsNotToBeOne() {
		run("cloudwatch.logs.entity.enabled=false");
		assertThat(application.puts()).isNotEmpty().allMatch((request) -> request.entity() == null);
	}

	@Test
	@EffectOf("cloudwatch.logs.entity.environment")
	void theEntityIsInTheEnvironment() {
		assertThat(entity("cloudwatch.logs.entity.environment=prod").keyAttributes()).containsEntry("Environment",
				"prod");
	}

	@Test
	@EffectOf("cloudwatch.logs.entity.attributes")
	void theEntityHasTheAttributes() {
		assertThat(entity("cloudwatch.logs.entity.attributes.Team=orders",
				"cloudwatch.logs.entity.attributes.[EC2.AutoScalingGroup]=shop-asg")
			.attributes()).containsEntry("Team", "orders")
			.containsEntry("EC2.AutoScalingGroup", "shop-asg")
			.containsKey("Host");
	}

	private static Entity entity(String... properties) {
		run(properties);
		List<Entity> entities = application.puts()
			.stream()
			.map(ReceivedRequest::entity)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		assertThat(entities).hasSize(1);
		return entities.get(0);
	}

	private static void run(String... properties) {
		application.run((context) -> LOG.info("a line"), properties);
	}

}
