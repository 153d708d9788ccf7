package io.cloudwatchlogging.benchmarks;

import ca.pjer.logback.AwsLogsAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;

/**
 * The appender of ca.pjer, on the SDK 2.
 */
final class CaPjerShipper implements Shipper {

	private static final int BATCH = 10_000;

	@Override
	public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
			boolean tuned) {
		AwsLogsAppender appender = new AwsLogsAppender();
		appender.setContext(context);
		appender.setLayout(layout);
		appender.setLogGroupName(Endpoint.GROUP);
		appender.setLogStreamName(Endpoint.STREAM);
		appender.setLogRegion(Endpoint.REGION);
		appender.setCloudWatchEndpoint(endpoint.uri().toString());
		// Without it, it sends one request for each line while the line is logged.
		appender.setMaxFlushTimeMillis(1000);
		if (tuned) {
			appender.setMaxBatchLogEvents(BATCH);
		}
		appender.start();
		return appender;
	}

	/** It drops lines when its queue, of two batches, is three quarters full. */
	@Override
	public int window() {
		return BATCH + BATCH / 4;
	}

}
