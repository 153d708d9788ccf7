package io.cloudwatchlogging.faults;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.ProcessNameValues;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of appenders whose lines go to several log streams.
 */
@Timeout(180)
class StreamNamesIntegrationTests {

	private final Stack stack = new Stack();

	/** Not the one of the process, which other tests have configured. */
	private final Shipping shipping = new Shipping(() -> false);

	private final Pipeline pipeline = this.shipping.pipeline();

	private final LoggerContext context = new LoggerContext();

	@BeforeEach
	void connect() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.pipeline.connect(this.stack.acknowledgements());
	}

	@AfterEach
	void close() {
		this.pipeline.disconnect(true);
		this.context.stop();
		this.shipping.end();
		this.stack.close();
	}

	@Test
	void eachLineGoesToTheStreamThatItsNameSays() throws InterruptedException {
		Logger logger = logger("{date:yyyy}/{logger}/{level}/{mdc:tenant:nobody}");
		logger.setLevel(Level.DEBUG);
		String year = String.valueOf(Year.now(ZoneOffset.UTC));
		logger.info("one");
		logger.warn("two");
		this.context.getMDCAdapter().put("tenant", "acme");
		logger.info("three");
		this.context.getMDCAdapter().remove("tenant");
		logger.info("four");
		assertThat(this.pipeline.flush(Stack.LONG).complete()).isTrue();
		assertThat(messages(year + "/orders/INFO/nobody")).containsExactly("one", "four");
		assertThat(messages(year + "/orders/WARN/nobody")).containsExactly("two");
		assertThat(messages(year + "/orders/INFO/acme")).containsExactly("three");
	}

	@Test
	void whateverAValueIsTheLineIsDelivered() throws InterruptedException {
		Logger logger = logger("{mdc:tenant:}");
		Map<String, String> streams = Map.of("", "none", "a\ud83d", "a-", "\ude00\ud83d", "--", "\ud83d\ude00",
				"\ud83d\ude00", "{ec2-instance-id}", "{ec2-instance-id}", "{:ec2-instance-id}", "{-ec2-instance-id}",
				"a:b*c\n", "a-b-c-");
		streams.forEach((tenant, stream) -> {
			this.context.getMDCAdapter().put("tenant", tenant);
			logger.info(stream);
		});
		assertThat(this.pipeline.flush(Stack.LONG).complete()).isTrue();
		streams.values().forEach((stream) -> assertThat(messages(stream)).as(stream).containsExactly(stream));
	}

	@Test
	void linesOfTooManyStreamsShareOne() throws InterruptedException {
		InjectedFault outage = this.stack.service().faults().inject(Fault.outage());
		Logger logger = logger("tenants/{mdc:tenant}");
		for (int round = 0; round < 3; round++) {
			for (int tenant = 0; tenant < 130; tenant++) {
				this.context.getMDCAdapter().put("tenant", "t" + tenant);
				logger.info("{} of t{}", round, tenant);
			}
		}
		outage.clear();
		assertThat(this.pipeline.flush(Stack.LONG).complete()).isTrue();
		List<String> streams = this.stack.service().streams(Stack.GROUP);
		assertThat(streams).hasSize(101).contains("tenants/other", "tenants/t0", "tenants/t99");
		assertThat(messages("tenants/t99")).containsExactly("0 of t99", "1 of t99", "2 of t99");
		assertThat(messages("tenants/other")).hasSize(90).startsWith("0 of t100", "0 of t101").endsWith("2 of t129");
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).filteredOn(this::isAboutStreams).hasSize(1);
		this.context.getMDCAdapter().put("tenant", "t129");
		logger.info("there is room again");
		assertThat(this.pipeline.flush(Stack.LONG).complete()).isTrue();
		assertThat(messages("tenants/t129")).containsExactly("there is room again");
	}

	private boolean isAboutStreams(Status status) {
		return status.getLevel() == Status.WARN && status.getMessage().contains("too many log streams");
	}

	private Logger logger(String stream) {
		ProcessNameValues values = new ProcessNameValues("shop", "test");
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern("%m");
		encoder.start();
		Appenders.of(this.shipping)
			.install(this.context, new AppenderDefaults(NameTemplate.compile(NameKind.GROUP, Stack.GROUP, values),
					NameTemplate.compile(NameKind.STREAM, stream, values), encoder, values, Level.TRACE, List.of()));
		return this.context.getLogger("orders");
	}

	private List<String> messages(String stream) {
		return this.stack.service().messages(Stack.GROUP, stream);
	}

}
