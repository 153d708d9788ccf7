package io.cloudwatchlogging.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.logs.AWSLogs;
import com.amazonaws.services.logs.AWSLogsClientBuilder;
import com.j256.cloudwatchlogbackappender.CloudWatchAppender;

/**
 * The appender of com.j256, on the SDK 1.
 */
final class J256Shipper implements Shipper {

	/** It does not count bytes: more of these lines are more than a request may have. */
	private static final int BATCH = 5000;

	@Override
	public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
			boolean tuned) {
		CloudWatchAppender appender = new CloudWatchAppender();
		appender.setContext(context);
		appender.setLayout(layout);
		appender.setLogGroup(Endpoint.GROUP);
		appender.setLogStream(Endpoint.STREAM);
		appender.setRegion(Endpoint.REGION);
		// To copy events, it needs a method that Logback no longer has.
		appender.setCopyEvents(false);
		appender.setInitialWaitTimeMillis(0);
		if (tuned) {
			appender.setMaxBatchSize(BATCH);
			appender.setMaxBatchTimeMillis(1000);
			appender.setInternalQueueSize(2 * WINDOW);
		}
		setClient(appender, endpoint);
		appender.start();
		return appender;
	}

	/** It has no setting for the endpoint, only a seam for its own tests. */
	private void setClient(CloudWatchAppender appender, Endpoint endpoint) {
		AWSLogs client = AWSLogsClientBuilder.standard()
			.withEndpointConfiguration(new EndpointConfiguration(endpoint.uri().toString(), Endpoint.REGION))
			.withCredentials(
					new AWSStaticCredentialsProvider(new BasicAWSCredentials(Endpoint.ACCESS_KEY, Endpoint.SECRET_KEY)))
			.build();
		try {
			// Unlike reflection, this leaves the classes alone that it has for EC2.
			MethodHandles.privateLookupIn(CloudWatchAppender.class, MethodHandles.lookup())
				.findVirtual(CloudWatchAppender.class, "setTestAwsLogsClient",
						MethodType.methodType(void.class, AWSLogs.class))
				.invoke(appender, client);
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

}
