package io.cloudwatchlogging.aws;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request body that is encoded already, and takes the place of the one that the SDK
 * makes of the model objects. Signing, endpoint, credentials, metrics and the
 * interceptors of the client stay the SDK's.
 * <p>
 * Added to one request as a plugin, so that it works with any client, needs no entry on
 * the class path and touches no other request. It precedes the interceptors of the
 * client: they see the body that is sent. A client that is not the SDK's own may ignore
 * it, which {@link #isUsed()} tells.
 */
final class ReadyBody implements SdkPlugin, ExecutionInterceptor, ContentStreamProvider {

	private final byte[] bytes;

	private final int length;

	private final boolean compressed;

	private volatile boolean used;

	ReadyBody(byte[] bytes, int length, boolean compressed) {
		this.bytes = bytes;
		this.length = length;
		this.compressed = compressed;
	}

	/** Bytes on the wire. */
	int length() {
		return this.length;
	}

	/** Whether the SDK took this body for the request. */
	boolean isUsed() {
		return this.used;
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

	@Override
	public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		this.used = true;
		String contentType = context.httpRequest().firstMatchingHeader("Content-Type").orElse("");
		return Optional.of(RequestBody.fromContentProvider(this, this.length, contentType));
	}

	@Override
	public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		SdkHttpRequest.Builder request = context.httpRequest().toBuilder();
		request.putHeader("Content-Length", Integer.toString(this.length));
		if (this.compressed) {
			request.putHeader("Content-Encoding", "gzip");
		}
		return request.build();
	}

	@Override
	public InputStream newStream() {
		return new ByteArrayInputStream(this.bytes, 0, this.length);
	}

}
