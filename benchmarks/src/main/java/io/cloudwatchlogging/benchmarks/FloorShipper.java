package io.cloudwatchlogging.benchmarks;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * What every contender needs at least: nothing is sent.
 */
enum FloorShipper implements Shipper {

	/** The event is made. */
	EVENT {

		@Override
		public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
				boolean tuned) {
			return started(context, new UnsynchronizedAppenderBase<>() {

				@Override
				protected void append(ILoggingEvent event) {
				}

			});
		}

	},

	/** The event is made and made text. */
	LAYOUT {

		@Override
		public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
				boolean tuned) {
			return started(context, new UnsynchronizedAppenderBase<>() {

				private long characters;

				@Override
				protected void append(ILoggingEvent event) {
					// Read by nobody, but nothing that is written to a field is left out.
					this.characters += layout.doLayout(event).length();
				}

			});
		}

	},

	/** The event is handed to another thread by Logback. */
	ASYNC {

		@Override
		public Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
				boolean tuned) {
			AsyncAppender appender = new AsyncAppender();
			appender.addAppender(started(context, new AppenderBase<>() {

				@Override
				protected void append(ILoggingEvent event) {
				}

			}));
			return started(context, appender);
		}

	};

	private static Appender<ILoggingEvent> started(LoggerContext context, Appender<ILoggingEvent> appender) {
		appender.setContext(context);
		appender.start();
		return appender;
	}

	@Override
	public boolean isSending() {
		return false;
	}

}
