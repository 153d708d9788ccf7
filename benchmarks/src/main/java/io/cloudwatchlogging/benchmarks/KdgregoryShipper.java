package io.cloudwatchlogging.benchmarks;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;
import com.kdgregory.logback.aws.CloudWatchAppender;

/**
 * The appender of com.kdgregory.logging, on the SDK 1, with which it is faster than on
 * the SDK 2.
 */
final class KdgregoryShipper implements Shipper {

	@Override
	public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
			boolean tuned) {
		CloudWatchAppender<ILoggingEvent> appender = new CloudWatchAppender<>();
		appender.setContext(context);
		appender.setName("kdgregory");
		appender.setLayout(layout);
		appender.setLogGroup(Endpoint.GROUP);
		appender.setLogStream(Endpoint.STREAM);
		appender.setClientRegion(Endpoint.REGION);
		appender.setClientEndpoint(endpoint.uri().toString());
		appender.setDedicatedWriter(true);
		if (tuned) {
			appender.setBatchDelay(1000);
			appender.setDiscardThreshold(10 * WINDOW);
		}
		appender.start();
		return appender;
	}

}
