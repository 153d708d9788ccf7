package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.helpers.NOPAppender;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Event;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.ProcessNameValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchAppender}: who makes the string of a message.
 */
class CloudWatchAppenderTests {

	private final LoggerContext context = new LoggerContext();

	private final CloudWatchAppender appender = new CloudWatchAppender();

	private final Pipeline pipeline = Shipping.shared().pipeline();

	private final Memory memory = new Memory();

	@BeforeEach
	void attach() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.appender.setContext(this.context);
		this.appender.start();
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this.appender);
		this.pipeline.connect(this.memory);
	}

	@AfterEach
	void detach() {
		this.pipeline.disconnect(true);
		this.context.stop();
	}

	@Test
	void aSoleAppenderLeavesTheStringUnmade() throws InterruptedException {
		this.appender.complete(defaults());
		assertThat(isStringMade()).isFalse();
		assertThat(shipped()).containsOnly("order 1 is new");
	}

	@Test
	void anAppenderBesideAnotherOneUsesTheString() throws InterruptedException {
		NOPAppender<ILoggingEvent> other = new NOPAppender<>();
		this.context.getLogger("audit").addAppender(other);
		this.appender.complete(defaults());
		assertThat(isStringMade()).isTrue();
		assertThat(shipped()).containsOnly("order 1 is new");
	}

	@Test
	void anEventThatWasHeldKeepsTheTextThatItHad() throws InterruptedException {
		this.appender.prepare(defaults());
		for (int i = 0; i < 3; i++) {
			Object[] arguments = { 1, "new" };
			LoggingEvent event = event(arguments);
			event.prepareForDeferredProcessing();
			arguments[1] = "old";
			this.appender.shipHeld(event);
		}
		assertThat(shipped()).hasSize(3).containsOnly("order 1 is new");
	}

	/** Logs a message that recurs, and looks whether its event has a string by now. */
	private boolean isStringMade() {
		this.appender.doAppend(event(1, "new"));
		Object[] arguments = { 1, "new" };
		LoggingEvent event = event(arguments);
		this.appender.doAppend(event);
		arguments[1] = "old";
		return event.getFormattedMessage().equals("order 1 is new");
	}

	private LoggingEvent event(Object... arguments) {
		return new LoggingEvent("", this.context.getLogger("orders"), Level.INFO, "order {} is {}", null, arguments);
	}

	private List<String> shipped() throws InterruptedException {
		assertThat(this.pipeline.flush(Duration.ofSeconds(30)).complete()).isTrue();
		return this.memory.messages;
	}

	private AppenderDefaults defaults() {
		ProcessNameValues values = new ProcessNameValues("shop", "test");
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern("%m");
		encoder.start();
		return new AppenderDefaults(NameTemplate.compile(NameKind.GROUP, "group", values),
				NameTemplate.compile(NameKind.STREAM, "stream", values), encoder, values, Level.TRACE);
	}

	/** Keeps what is sent to it. */
	private static final class Memory implements Sink {

		private final List<String> messages = new CopyOnWriteArrayList<>();

		@Override
		public SendResult send(Batch batch) {
			batch.events().stream().map(Event::message).forEach(this.messages::add);
			return SendResult.Accepted.all(batch);
		}

		@Override
		public void close() {
			// Nothing to let go of.
		}

	}

}
