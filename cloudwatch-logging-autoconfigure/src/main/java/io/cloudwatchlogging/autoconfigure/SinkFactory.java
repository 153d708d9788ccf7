package io.cloudwatchlogging.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.Journal;
import io.cloudwatchlogging.autoconfigure.properties.LogClass;
import io.cloudwatchlogging.aws.ClientDefaults;
import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.aws.CloudWatchLogsSink;
import io.cloudwatchlogging.aws.GroupSettings;
import io.cloudwatchlogging.aws.RequestObservers;
import io.cloudwatchlogging.aws.SinkSettings;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * Makes the settings of delivery and the sink from the properties.
 */
final class SinkFactory {

	private final CloudWatchLogsProperties properties;

	private final LogNames names;

	SinkFactory(CloudWatchLogsProperties properties, LogNames names) {
		this.properties = properties;
		this.names = names;
	}

	/** A sink with a client of its own, which is built when the first batch is sent. */
	Sink create(CloudWatchLogsClientFactory clients) {
		return create(ClientSource.owned(clients::create));
	}

	/** A sink with the twin of a client of the application. */
	Sink create(ReplacementClient twin) {
		return create(ClientSource.owned(twin::create));
	}

	/** A sink with a client from this source. */
	Sink create(ClientSource source) {
		Shipping shipping = Shipping.shared();
		CloudWatchLogsSink sink = new CloudWatchLogsSink(source, sinkSettings(),
				shipping.component(RequestObservers.class, RequestObservers::new), shipping.reports()::warn,
				shipping.timer().executor());
		return shipping.decorate(sink, sink::location);
	}

	private SinkSettings sinkSettings() {
		CloudWatchLogsProperties.Group group = this.properties.group();
		GroupSettings groupSettings = new GroupSettings(group.create(), group.retention(), group.tags(),
				group.kmsKeyId(), group.logClass().toSdk(), group.deletionProtection());
		return new SinkSettings(groupSettings, this.properties.stream().create(),
				this.properties.delivery().compression(), entity(), ClientDefaults.STANDARD,
				this.properties.delivery().maxInFlight());
	}

	/** Log groups of other classes than the standard one take no entity. */
	private @Nullable Entity entity() {
		return (this.properties.group().logClass() == LogClass.STANDARD)
				? new EntityFactory(this.properties.entity(), this.names.values()).create() : null;
	}

	/** The journal that the properties name, {@code null} for none. */
	static @Nullable JournalSettings journalSettings(CloudWatchLogsProperties properties) {
		Journal journal = properties.journal();
		String directory = journal.directory();
		return (directory != null) ? new JournalSettings(Path.of(directory).toAbsolutePath(),
				journal.maxSize().toBytes(), journal.syncInterval()) : null;
	}

	static DeliverySettings deliverySettings(CloudWatchLogsProperties properties) {
		Integer retention = properties.group().retention();
		Duration kept = (retention != null) ? Duration.ofDays(retention) : Limits.EVENT_AGE;
		return new DeliverySettings(properties.batch().maxLinger(), properties.buffer().effectiveMaxSize().toBytes(),
				properties.buffer().overflow(), properties.buffer().maxWait(),
				(int) properties.event().maxSize().toBytes(), properties.event().oversize(),
				properties.delivery().maxInFlight(), (kept.compareTo(Limits.EVENT_AGE) < 0) ? kept : Limits.EVENT_AGE,
				properties.batch().maxEvents(), (int) properties.batch().maxSize().toBytes());
	}

}
