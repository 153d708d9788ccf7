package io.cloudwatchlogging.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource.StubPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.ServletContextPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostingEnvironment}.
 */
class HostingEnvironmentTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void springCloudsBootstrapContextIsKnownByItsPropertySource() {
		assertThat(HostingEnvironment.isBootstrap(this.environment)).isFalse();
		this.environment.getPropertySources().addFirst(new MapPropertySource("bootstrap", Map.of()));
		assertThat(HostingEnvironment.isBootstrap(this.environment)).isTrue();
	}

	@Test
	void anApplicationOfItsOwnKeepsItsClasses() {
		assertThat(HostingEnvironment.discardsClasses(this.environment)).isFalse();
	}

	@Test
	void anApplicationThatBringsItsServerKeepsItsClasses() {
		StandardServletEnvironment servlet = new StandardServletEnvironment();
		assertThat(servlet.getPropertySources().get(StandardServletEnvironment.SERVLET_CONTEXT_PROPERTY_SOURCE_NAME))
			.isInstanceOf(StubPropertySource.class);
		assertThat(HostingEnvironment.discardsClasses(servlet)).isFalse();
	}

	@Test
	void aServletContainerDiscardsTheClassesOfWhatItUndeploys() {
		StandardServletEnvironment servlet = new StandardServletEnvironment();
		servlet.initPropertySources(new MockServletContext(), null);
		assertThat(servlet.getPropertySources().get(StandardServletEnvironment.SERVLET_CONTEXT_PROPERTY_SOURCE_NAME))
			.isInstanceOf(ServletContextPropertySource.class);
		assertThat(HostingEnvironment.discardsClasses(servlet)).isTrue();
	}

}
