package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.cloudwatchlogging.aws.ClientDefaults;
import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.aws.CloudWatchLogsSink;
import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.aws.GroupSettings;
import io.cloudwatchlogging.aws.RequestObserver;
import io.cloudwatchlogging.aws.SinkSettings;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.logback.EventProcessing;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NameValues;
import io.cloudwatchlogging.naming.ProcessNameValues;
import io.cloudwatchlogging.shipping.Shipping;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * This library, as its auto-configuration sets it up. It needs no tuning.
 *
 * @param compression whether it compresses
 * @param journaled whether it keeps events in a journal
 */
record LibraryShipper(CompressionMode compression, boolean journaled) implements Shipper {

	private static final NameValues VALUES = new ProcessNameValues(null, "default");

	@Override
	public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
			boolean tuned) {
		return install(context, layout, () -> sink(endpoint), this.journaled);
	}

	/** Attaches the appender and connects the pipeline, which is one for the process. */
	static Appender<ILoggingEvent> install(LoggerContext context, Layout<ILoggingEvent> layout, Supplier<Sink> sink,
			boolean journaled) {
		return install(context, layout, sink, ShippingLimits.NONE, journaled);
	}

	/** The same within limits. */
	static Appender<ILoggingEvent> install(LoggerContext context, Layout<ILoggingEvent> layout, Supplier<Sink> sink,
			ShippingLimits limits, boolean journaled) {
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(context);
		encoder.setLayout(layout);
		encoder.start();
		Shipping shipping = Shipping.shared();
		shipping.begin(DeliverySettings.DEFAULTS, journaled ? journal() : null, Duration.ofSeconds(5), sink);
		Appenders.of(shipping)
			.install(context,
					new AppenderDefaults(NameTemplate.compile(NameKind.GROUP, Endpoint.GROUP, VALUES),
							NameTemplate.compile(NameKind.STREAM, Endpoint.STREAM, VALUES), encoder, VALUES,
							Level.TRACE, List.of(), EventProcessing.NONE, limits));
		shipping.pipeline().connect(sink.get());
		return context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CLOUDWATCH_LOGS");
	}

	/**
	 * In a directory of its own, of the file system that {@code benchmarks.journal}
	 * names.
	 */
	private static JournalSettings journal() {
		try {
			Path parent = Path.of(System.getProperty("benchmarks.journal", System.getProperty("java.io.tmpdir")));
			return new JournalSettings(Files.createTempDirectory(parent, "journal"), JournalSettings.DEFAULT_BYTES,
					null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Sink sink(Endpoint endpoint) {
		SinkSettings settings = new SinkSettings(GroupSettings.DEFAULTS, true, this.compression, null,
				ClientDefaults.STANDARD, DeliverySettings.DEFAULTS.maxInFlight());
		ClientSource source = ClientSource.owned((defaults) -> {
			CloudWatchLogsClientBuilder builder = Clients.builder(endpoint);
			defaults.accept(builder);
			return builder.build();
		});
		return new CloudWatchLogsSink(source, settings, RequestObserver.NONE, (warning) -> {
		}, Shipping.shared().timer().executor());
	}

	@Override
	public void finish(Appender<ILoggingEvent> appender, Duration timeout) {
		Shipping.shared().finish();
	}

}
