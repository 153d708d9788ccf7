package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.logback.EventClaims.Mode;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.shipping.EventSource;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * The appenders of the process: the automatic one, and those that the user has declared.
 * They hold events until they are told by what to ship. Safe for use by many threads.
 */
public final class Appenders implements EventSource {

	private static final long CHECK_SECONDS = 1;

	private final Shipping shipping;

	private final EventIntake intake;

	private final UserAppenders declared = new UserAppenders();

	/** Held by whoever changes what appenders go by, and by nobody that logs. */
	private final Object installation = new Object();

	private volatile @Nullable AutomaticPlacement automatic;

	private volatile @Nullable AppenderCore automaticCore;

	private @Nullable StartCompletion completion;

	private final StandaloneAppenders standalone;

	private @Nullable Future<?> checks;

	private boolean settling;

	private Appenders(Shipping shipping) {
		this.shipping = shipping;
		this.intake = new EventIntake(shipping.pipeline(), shipping::unformatted,
				new HeldEvents(() -> shipping.timer().execute(this::completeEarly)));
		this.standalone = new StandaloneAppenders(shipping, this);
		shipping.setSource(this);
	}

	/**
	 * Returns the appenders that ship by a pipeline.
	 * @param shipping what they share with everything else
	 * @return always the same
	 */
	public static Appenders of(Shipping shipping) {
		return shipping.component(Appenders.class, Appenders::new);
	}

	AppenderCore core(CloudWatchAppender appender) {
		return new AppenderCore(this.intake, false, AppenderSettings.none(""), appender::addWarn);
	}

	TextEncoders encoders(Encoder<ILoggingEvent> encoder) {
		return TextEncoders.of(encoder, this.shipping::unformatted);
	}

	/**
	 * Returns what the appenders share with everything else.
	 * @return always the same
	 */
	public Shipping shipping() {
		return this.shipping;
	}

	/**
	 * Lets warnings go to the status system of Logback.
	 * @param context the logger context
	 */
	public void reportTo(LoggerContext context) {
		this.shipping.setReporter(new LogbackStatusReporter(context));
	}

	/**
	 * Attaches the automatic appender, and lets all appenders hold events until they are
	 * installed. While an application context ships already, events go where that one's
	 * events go.
	 * @param context the logger context
	 * @param completion installs the appenders, if the application ends before it has
	 */
	public void hold(LoggerContext context, StartCompletion completion) {
		this.standalone.leaveToApplication();
		synchronized (this.installation) {
			reportTo(context);
			boolean used = this.shipping.isUsed();
			if (!used) {
				this.completion = completion;
				this.intake.held().hold();
				this.intake.reset();
			}
			AutomaticPlacement current = this.automatic;
			// Not the loggers of an earlier application: which ones are wanted is not
			// known
			// yet.
			placement(context).attach((used && current != null) ? current.loggers() : List.of());
		}
	}

	/**
	 * Puts the automatic appender where it belongs, after logging has been initialised.
	 */
	public void arrange() {
		AutomaticPlacement current = this.automatic;
		if (current != null) {
			current.arrange();
		}
	}

	/**
	 * Ships what was held and what is logged from now on.
	 * @param context the logger context
	 * @param defaults what appenders go by
	 */
	public void install(LoggerContext context, AppenderDefaults defaults) {
		this.standalone.leaveToApplication();
		this.declared.all().forEach(this::warnOfConnection);
		synchronized (this.installation) {
			this.completion = null;
			reportTo(context);
			placement(context).attach(defaults.loggers());
			release(defaults);
		}
	}

	private void warnOfConnection(CloudWatchAppender appender) {
		if (appender.region() != null || appender.endpoint() != null) {
			this.shipping.warn("<region> and <endpoint> of the appender [" + appender.getName()
					+ "] have no effect in an application of Spring Boot. Set cloudwatch.logs.region and "
					+ "cloudwatch.logs.endpoint instead.");
		}
	}

	/**
	 * Lets the declared appenders ship what was held and what is logged from now on, in
	 * an application without an automatic one.
	 * @param defaults what appenders go by
	 */
	public void installDeclared(AppenderDefaults defaults) {
		synchronized (this.installation) {
			release(defaults);
		}
	}

	private void release(AppenderDefaults defaults) {
		this.intake.complete(defaults);
		// Here rather than by the first event of each.
		cores().forEach(AppenderCore::route);
		Map<Lost, Integer> lost = this.intake.held()
			.release((event, byAutomatic) -> this.intake.claims().noteTaken(event, byAutomatic));
		Destination destination = new Destination(defaults.group().common(Destinations.OTHER),
				defaults.stream().common(Destinations.OTHER));
		lost.forEach(
				(event, count) -> this.intake.pipeline().lose(destination, event.severity(), event.reason(), count));
	}

	private Collection<AppenderCore> cores() {
		List<AppenderCore> cores = new ArrayList<>(this.declared.all().stream().map(CloudWatchAppender::core).toList());
		AppenderCore own = this.automaticCore;
		if (own != null) {
			cores.add(own);
		}
		return cores;
	}

	private AutomaticPlacement placement(LoggerContext context) {
		AutomaticPlacement current = this.automatic;
		if (current == null || current.context() != context) {
			if (current != null) {
				current.detach();
			}
			AppenderCore core = new AppenderCore(this.intake, true, AppenderSettings.none(AutomaticAppender.NAME),
					new LogbackStatusReporter(context));
			current = new AutomaticPlacement(context, core, this.intake,
					new PlacementEnvironment(this.shipping, this.declared));
			this.automaticCore = core;
			this.automatic = current;
		}
		if (this.checks == null) {
			this.checks = this.shipping.timer().repeat(this::check, CHECK_SECONDS, TimeUnit.SECONDS);
		}
		return current;
	}

	void check() {
		AutomaticPlacement current = this.automatic;
		if (current != null) {
			try {
				current.check();
				endSettling();
			}
			catch (RuntimeException ex) {
				// Loggers of the application were changed meanwhile: it looks again soon.
				this.shipping.warn("The loggers could not be looked at: " + ex);
			}
		}
	}

	/** A second after a declared appender was stopped, its place is not kept any more. */
	private synchronized void endSettling() {
		if (this.settling) {
			this.settling = false;
		}
		else {
			this.intake.setPredecessor(null);
		}
	}

	/** Notes that an appender begins to take events. */
	void started(CloudWatchAppender appender) {
		this.declared.add(appender);
		stepBackSoon();
		this.standalone.started(appender);
	}

	/** Notes that events meet an appender. */
	void met() {
		stepBackSoon();
	}

	private void stepBackSoon() {
		AutomaticPlacement current = this.automatic;
		if (current != null && current.isPlaced()) {
			this.intake.claims().setMode(Mode.TRANSITION);
			this.shipping.timer().execute(this::check);
		}
	}

	/**
	 * Notes that an appender is stopped.
	 * @param appender the appender
	 * @param detached whether Logback is about to detach it, which it may do to be
	 * configured anew
	 */
	void stopped(CloudWatchAppender appender, boolean detached) {
		if (detached) {
			this.declared.remove(appender);
			AutomaticPlacement current = this.automatic;
			if (current != null && this.declared.isEmpty() && !this.shipping.jvm().isShuttingDown()) {
				this.intake.setPredecessor(appender.core());
				this.settling = true;
				current.followReset();
			}
		}
		if (this.shipping.jvm().isShuttingDown()) {
			this.shipping.finish();
		}
	}

	@Override
	public boolean isListening() {
		AutomaticPlacement current = this.automatic;
		return !this.declared.isEmpty() || (current != null && current.isPlaced());
	}

	@Override
	public void completeStart() {
		StartCompletion due = takeCompletion(false);
		if (due != null) {
			due.complete();
		}
		this.standalone.startUnlessDecided();
	}

	/** While events are left that can be held. */
	private void completeEarly() {
		StartCompletion due = takeCompletion(true);
		if (due != null) {
			due.complete();
		}
	}

	private @Nullable StartCompletion takeCompletion(boolean onlyIfReady) {
		synchronized (this.installation) {
			StartCompletion due = this.completion;
			if (due == null || (onlyIfReady && !due.isReady())) {
				return null;
			}
			this.completion = null;
			return due;
		}
	}

	@Override
	public void remove() {
		synchronized (this.installation) {
			this.completion = null;
			discardHeld();
			this.intake.reset();
			AutomaticPlacement current = this.automatic;
			if (current != null) {
				current.detach();
			}
			if (this.checks != null) {
				this.checks.cancel(false);
				this.checks = null;
			}
		}
	}

	@Override
	public void discardHeld() {
		this.intake.held().discard();
	}

	/**
	 * Returns the appenders that ship.
	 * @return one description for each
	 */
	public List<AppenderDescription> describe() {
		Stream<AppenderDescription> users = this.declared.all()
			.stream()
			.map((appender) -> describe(appender.getName(), appender.core()));
		AutomaticPlacement current = this.automatic;
		AppenderCore core = this.automaticCore;
		Stream<AppenderDescription> own = (current != null && core != null && current.isPlaced())
				? Stream.of(describe(AutomaticAppender.NAME, core)) : Stream.empty();
		return Stream.concat(own, users).toList();
	}

	private AppenderDescription describe(@Nullable String name, AppenderCore core) {
		Route route = core.route();
		String described = Objects.requireNonNullElse(name, "");
		if (route == null) {
			return new AppenderDescription(described, "", "");
		}
		Destination destination = route.destinations().describe(this.shipping.deferredNames());
		return new AppenderDescription(described, destination.group(), destination.stream());
	}

	/**
	 * Returns the names in declarations that are invalid.
	 * @return why they are, by name of the appender
	 */
	public Map<String, InvalidNameTemplateException> invalidNames() {
		Map<String, InvalidNameTemplateException> invalid = new LinkedHashMap<>();
		for (CloudWatchAppender appender : this.declared.all()) {
			Route route = appender.core().route();
			if (route != null && route.invalidName() != null) {
				invalid.put(Objects.requireNonNullElse(appender.getName(), ""), route.invalidName());
			}
		}
		return invalid;
	}

}
