package io.cloudwatchlogging.benchmarks;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;
import com.github.loki4j.logback.Loki4jAppender;
import com.github.loki4j.logback.PipelineConfigAppenderBase.BatchCfg;
import com.github.loki4j.logback.PipelineConfigAppenderBase.HttpCfg;

/**
 * The appender of loki4j: another backend, and so neither SDK nor signature.
 */
final class Loki4jShipper implements Shipper {

	private static final int BATCH = 5000;

	private static final int BATCH_BYTES = 1024 * 1024;

	@Override
	public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
			boolean tuned) {
		HttpCfg http = new HttpCfg();
		http.setUrl(endpoint.uri() + "/loki/api/v1/push");
		Loki4jAppender appender = new Loki4jAppender();
		appender.setContext(context);
		appender.setHttp(http);
		appender.setLabels("app=benchmark");
		appender.setMessage(layout);
		if (tuned) {
			BatchCfg batch = new BatchCfg();
			batch.setMaxItems(BATCH);
			batch.setMaxBytes(BATCH_BYTES);
			batch.setTimeoutMs(1000);
			batch.setStaticLabels(true);
			appender.setBatch(batch);
		}
		appender.start();
		return appender;
	}

}
