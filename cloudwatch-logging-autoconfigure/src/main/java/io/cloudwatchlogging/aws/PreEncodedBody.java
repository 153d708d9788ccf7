package io.cloudwatchlogging.aws;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import io.cloudwatchlogging.delivery.Attempt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request body that is encoded already, and takes the place of the one that the SDK
 * makes of the model objects. Valid for one request.
 */
final class PreEncodedBody implements ContentStreamProvider {

	private final byte[] bytes;

	private final int length;

	private final boolean compressed;

	private volatile boolean used;

	private volatile @Nullable Attempt attempt;

	PreEncodedBody(byte[] bytes, int length, boolean compressed) {
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

	/** The content of a request. */
	RequestBody content(SdkHttpRequest request) {
		this.used = true;
		String contentType = request.firstMatchingHeader("Content-Type").orElse("");
		return RequestBody.fromContentProvider(this, this.length, contentType);
	}

	/** The request with the headers for this content. */
	SdkHttpRequest describe(SdkHttpRequest request) {
		SdkHttpRequest.Builder described = request.toBuilder();
		described.putHeader("Content-Length", Integer.toString(this.length));
		if (this.compressed) {
			described.putHeader("Content-Encoding", "gzip");
		}
		return described.build();
	}

	/**
	 * Sets the attempt that is told when the HTTP client reads it, which is to send it.
	 */
	void sendFor(Attempt attempt) {
		this.attempt = attempt;
	}

	@Override
	public InputStream newStream() {
		Attempt current = this.attempt;
		if (current != null) {
			current.sent(System.nanoTime());
		}
		return new ByteArrayInputStream(this.bytes, 0, this.length);
	}

}
