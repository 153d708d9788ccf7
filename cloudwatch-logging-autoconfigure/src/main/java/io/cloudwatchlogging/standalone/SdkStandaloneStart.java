package io.cloudwatchlogging.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.aws.CloudWatchLogsSink;
import io.cloudwatchlogging.aws.LateCredentials;
import io.cloudwatchlogging.aws.RequestObserver;
import io.cloudwatchlogging.aws.SinkSettings;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.StandaloneStart;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NameValues;
import io.cloudwatchlogging.naming.ProcessNameValues;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * {@link StandaloneStart} that builds a client of the SDK: the region and the endpoint of
 * the declaration, credentials by the SDK's default chain, and delivery by its defaults.
 * What is missing is told once. Found by its name in {@code META-INF/services}.
 */
public final class SdkStandaloneStart implements StandaloneStart {

	private static final String DEFAULT_STREAM = "{hostname}/{pid}";

	/** The pattern of Logback's own default encoder, without the date. */
	private static final String DEFAULT_PATTERN = "%-5level [%thread] %logger{36} : %msg%n";

	/** Creates an instance. */
	public SdkStandaloneStart() {
	}

	@Override
	public void start(Target target, Declaration declaration) {
		Shipping shipping = target.shipping();
		shipping.reports().setReporter(new StandaloneStatusReporter(declaration.context(), System.err));
		shipping.registerShutdownHook();
		URI endpoint = endpoint(declaration, shipping);
		AppenderDefaults defaults = defaults(declaration, shipping);
		if (defaults == null || (declaration.endpoint() != null && endpoint == null)) {
			target.discardHeld();
			return;
		}
		Duration timeout = Duration.ofSeconds(DeliverySettings.DEFAULT_SHUTDOWN_SECONDS);
		shipping.begin(DeliverySettings.DEFAULTS, null, timeout, () -> sink(declaration, endpoint, shipping));
		target.installDeclared(defaults);
		shipping.connectFallback();
	}

	private static @Nullable URI endpoint(Declaration declaration, Shipping shipping) {
		String endpoint = declaration.endpoint();
		if (endpoint == null) {
			return null;
		}
		try {
			URI uri = new URI(endpoint);
			if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
				return uri;
			}
		}
		catch (URISyntaxException ex) {
			// It is told like one without a scheme.
		}
		warn(declaration, shipping, "<endpoint>" + endpoint + "</endpoint> is not a URI with http or https",
				"Use a URI such as http://localhost:4566");
		return null;
	}

	private static @Nullable AppenderDefaults defaults(Declaration declaration, Shipping shipping) {
		String group = declaration.group();
		if (group == null || group.isBlank()) {
			warn(declaration, shipping, "there is no log group to ship to",
					"Add <group>name of the log group</group> to the appender");
			return null;
		}
		NameValues values = new ProcessNameValues(null, "default");
		try {
			return new AppenderDefaults(NameTemplate.compile(NameKind.GROUP, group, values),
					NameTemplate.compile(NameKind.STREAM,
							Objects.requireNonNullElse(declaration.stream(), DEFAULT_STREAM), values),
					encoder(declaration.context()), values, Level.TRACE, List.of());
		}
		catch (InvalidNameTemplateException ex) {
			warn(declaration, shipping, ex.getMessage(), ex.action());
			return null;
		}
	}

	private static void warn(Declaration declaration, Shipping shipping, @Nullable String reason, String fix) {
		shipping.reports()
			.warn("Appender [" + declaration.appender() + "] ships nothing to CloudWatch Logs: " + reason + ". " + fix
					+ (fix.endsWith(".") ? "" : "."));
	}

	private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(DEFAULT_PATTERN);
		encoder.start();
		return encoder;
	}

	private static Sink sink(Declaration declaration, @Nullable URI endpoint, Shipping shipping) {
		AwsCredentialsProvider credentials = new LateCredentials(DefaultCredentialsProvider.builder().build());
		CloudWatchLogsSink sink = new CloudWatchLogsSink(
				ClientSource.owned((defaults) -> client(declaration, endpoint, credentials, defaults)),
				SinkSettings.DEFAULTS, RequestObserver.NONE, shipping.reports()::warn, shipping.timer().executor());
		return shipping.decorate(sink, sink::location);
	}

	/** Called on a thread that sends, as to find out a region may take seconds. */
	private static CloudWatchLogsClient client(Declaration declaration, @Nullable URI endpoint,
			AwsCredentialsProvider credentials, Consumer<CloudWatchLogsClientBuilder> defaults) {
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder().credentialsProvider(credentials);
		if (declaration.region() != null) {
			builder.region(Region.of(declaration.region()));
		}
		if (endpoint != null) {
			builder.endpointOverride(endpoint);
		}
		defaults.accept(builder);
		return builder.build();
	}

}
