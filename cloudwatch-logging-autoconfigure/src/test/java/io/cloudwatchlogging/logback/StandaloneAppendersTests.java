package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StandaloneAppenders} and what starts them: an application of Spring
 * Boot may come, and does not.
 */
class StandaloneAppendersTests {

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final CloudWatchAppender appender = this.logback.appender("one");

	@BeforeEach
	void credentials() {
		System.setProperty("aws.accessKeyId", "test");
		System.setProperty("aws.secretAccessKey", "test");
		this.logback.shipping().pipeline().disconnect(false);
		this.appender.setGroup("/cases/standalone");
		this.appender.setRegion("eu-central-1");
		this.appender.setEndpoint(this.service.endpoint().toString());
	}

	@Test
	void withoutSpringBootTheDeclarationSaysWhereEventsGo() {
		attach(this.appender);
		this.logback.root().info("one");
		assertThat(this.logback.shipping().pipeline().isConnected()).isFalse();
		// At the end of the process.
		this.logback.shipping().connectFallback();
		this.logback.root().info("two");
		this.logback.shipping().finish();
		assertThat(this.service.messages("/cases/standalone", "one")).hasSize(2)
			.allMatch((message) -> message.startsWith("INFO ") && message.contains("ROOT : "));
	}

	@Test
	void anApplicationOfSpringBootDecidesInItsPlace() {
		attach(this.appender);
		this.logback.hold();
		this.logback.install();
		this.logback.shipping().connectFallback();
		assertThat(this.logback.shipping().pipeline().isConnected()).isFalse();
		assertThat(this.logback.warnings()).anyMatch((warning) -> warning.contains("have no effect in an application"));
	}

	@Test
	void anApplicationThatIsNotToShipDecidesInItsPlace() {
		attach(this.appender);
		this.logback.shipping().contexts().uninstall();
		this.logback.root().info("one");
		this.logback.shipping().finish();
		assertThat(this.logback.shipping().pipeline().isConnected()).isFalse();
		assertThat(this.service.requests().all()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			       | http://localhost:1 | there is no log group
			/shop  | localhost:4566     | is not a URI with http or https
			/shop  | http://a b         | is not a URI with http or https
			/a b   | http://localhost:1 | /a b
			""")
	void whatItLacksIsToldOnce(String group, String endpoint, String reason) {
		CloudWatchAppender lacking = this.logback.appender("one");
		if (group != null) {
			lacking.setGroup(group);
		}
		lacking.setEndpoint(endpoint);
		attach(lacking);
		this.logback.root().info("one");
		this.logback.shipping().connectFallback();
		this.logback.shipping().connectFallback();
		this.logback.root().info("two");
		assertThat(this.logback.warnings()).singleElement().asString().contains("[one] ships nothing", reason);
		assertThat(this.logback.shipping().pipeline().isConnected()).isFalse();
	}

	@Test
	void aSecondAppenderThatWantsAnotherConnectionIsTold() {
		attach(this.appender);
		CloudWatchAppender other = this.logback.appender("two");
		other.setRegion("us-east-1");
		attach(other);
		assertThat(this.logback.warnings()).singleElement().asString().contains("[two]", "[one]", "one connection");
	}

	private void attach(CloudWatchAppender attached) {
		attached.start();
		this.logback.root().setLevel(Level.INFO);
		this.logback.root().addAppender(attached);
	}

}
