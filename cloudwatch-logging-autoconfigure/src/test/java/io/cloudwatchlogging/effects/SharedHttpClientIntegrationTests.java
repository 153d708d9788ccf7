package io.cloudwatchlogging.effects;

import io.cloudwatchlogging.CloudWatchLogsClientCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that gives the client an HTTP client of its own, which the
 * context closes.
 */
class SharedHttpClientIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@Test
	void theLastLinesArriveAlthoughTheContextHasClosedTheHttpClient() {
		application.run(SharedHttpClientIntegrationTests::registerBeans, (context) -> {
			LOG.info("with the HTTP client of the context");
			ShippingApplication.flush(context);
			assertThat(application.messages()).hasSize(1);
		}, "cloudwatch.logs.pattern=%msg");
		assertThat(application.messages()).containsExactly("with the HTTP client of the context", "without it");
	}

	private static void registerBeans(ConfigurableApplicationContext context) {
		GenericApplicationContext beans = (GenericApplicationContext) context;
		// Made before the HTTP client, so it is destroyed after it.
		beans.registerBean("last", DisposableBean.class, () -> () -> LOG.info("without it"));
		beans.registerBean(SdkHttpClient.class, Apache5HttpClient::create);
		beans.registerBean(CloudWatchLogsClientCustomizer.class, () -> {
			SdkHttpClient httpClient = beans.getBean(SdkHttpClient.class);
			return (builder) -> builder.httpClient(httpClient);
		});
	}

}
