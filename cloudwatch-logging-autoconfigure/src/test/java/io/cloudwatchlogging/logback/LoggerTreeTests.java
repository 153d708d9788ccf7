package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggerTree}.
 */
class LoggerTreeTests {

	private final LoggerContext context = new LoggerContext();

	@Test
	void eachLoggerStandsBehindTheOneAbove() {
		List.of("b.c$D", "a..b", "a.", "b", "Z", "ROOTS").forEach(this.context::getLogger);
		List<LoggerTree.Node> nodes = nodes();
		assertThat(nodes.get(0).parent()).isNegative();
		for (LoggerTree.Node node : nodes.subList(1, nodes.size())) {
			String parent = nodes.get(node.parent()).logger().getName();
			String name = node.logger().getName();
			int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
			assertThat(parent).as(name).isEqualTo((end > 0) ? name.substring(0, end) : "ROOT");
			assertThat(nodes.indexOf(node)).isGreaterThan(node.parent());
		}
	}

	@Test
	void aLoggerThatIsNamedIsThereAndAnEntry() {
		List<LoggerTree.Node> nodes = nodes("orders.new");
		assertThat(nodes).filteredOn(LoggerTree.Node::entry)
			.singleElement()
			.satisfies((node) -> assertThat(node.logger().getName()).isEqualTo("orders.new"));
	}

	@Test
	void appendersAreToldApart() {
		this.context.getLogger("a").addAppender(Witness.started("W"));
		this.context.getLogger("b").setAdditive(false);
		List<LoggerTree.Node> nodes = nodes();
		assertThat(nodes).filteredOn(LoggerTree.Node::otherAppender)
			.extracting((node) -> node.logger().getName())
			.containsExactly("a");
		assertThat(nodes).filteredOn((node) -> !node.additive())
			.extracting((node) -> node.logger().getName())
			.containsExactly("b");
	}

	private List<LoggerTree.Node> nodes(String... entries) {
		return LoggerTree.of(this.context, List.of(entries), AutomaticAppender::isAutomatic).nodes();
	}

}
