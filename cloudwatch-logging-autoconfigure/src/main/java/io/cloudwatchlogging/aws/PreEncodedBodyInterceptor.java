package io.cloudwatchlogging.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Gives a request its {@link PreEncodedBody}. Signing, endpoint, credentials, metrics and
 * the interceptors of the client stay the SDK's. Safe for use by many threads.
 * <p>
 * A plugin of the clients that are made for the sink, and of the single request with any
 * other client: so it works with them all, needs no entry on the class path and touches
 * no other request. It precedes the interceptors of the client: they see the body that is
 * sent. A client that is not the SDK's own may ignore it, which
 * {@link PreEncodedBody#isUsed()} tells.
 */
final class PreEncodedBodyInterceptor implements ExecutionInterceptor, SdkPlugin {

	static final PreEncodedBodyInterceptor INSTANCE = new PreEncodedBodyInterceptor();

	/**
	 * The body of a request. The SDK wants a name that nobody else has used, nor this
	 * class in an application whose classes were discarded.
	 */
	private static final ExecutionAttribute<PreEncodedBody> BODY = new ExecutionAttribute<>(
			PreEncodedBody.class.getName() + '@' + System.nanoTime());

	private PreEncodedBodyInterceptor() {
	}

	@Override
	public void configureClient(SdkServiceClientConfiguration.Builder config) {
		config.overrideConfiguration((override) -> {
			List<ExecutionInterceptor> interceptors = new ArrayList<>();
			interceptors.add(this);
			interceptors.addAll(override.executionInterceptors());
			override.executionInterceptors(interceptors);
		});
	}

	/** Whether all requests of a client meet this interceptor first already. */
	boolean isFirstOf(CloudWatchLogsClient client) {
		List<ExecutionInterceptor> interceptors = client.serviceClientConfiguration()
			.overrideConfiguration()
			.executionInterceptors();
		return !interceptors.isEmpty() && interceptors.get(0) == this;
	}

	/** Hands over the body of a request. */
	void attach(PreEncodedBody body, AwsRequestOverrideConfiguration.Builder request) {
		request.putExecutionAttribute(BODY, body);
	}

	@Override
	public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		PreEncodedBody body = body(attributes);
		return (body != null) ? Optional.of(body.content(context.httpRequest())) : context.requestBody();
	}

	@Override
	public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		PreEncodedBody body = body(attributes);
		return (body != null) ? body.describe(context.httpRequest()) : context.httpRequest();
	}

	private static @Nullable PreEncodedBody body(ExecutionAttributes attributes) {
		return attributes.getAttribute(BODY);
	}

}
