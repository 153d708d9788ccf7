package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.logback.EventClaims.Mode;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.shipping.EventSource;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.shipping.StatusReporter;
import org.jspecify.annotations.Nullable;

/**
 * The appenders of the process: the automatic one, and those that the user has declared.
 * They hold events until they are told by what to ship. Safe for use by many threads.
 */
public final class Appenders implements EventSource, StandaloneStart.Target {

	private static final long CHECK_SECONDS = 1;

	private final Shipping shipping;

	private final EventIntake intake;

	private final UserAppenders declared = new UserAppenders();

	/** Held by whoever changes what appenders go by, and by nobody that logs. */
	private final Object installation = new Object();

	private volatile @Nullable AutomaticPlacement automatic;

	private volatile @Nullable AppenderCore automaticCore;

	private final PendingStart pendingStart = new PendingStart();

	private final Predecessor predecessor;

	private final StandaloneAppenders standalone;

	private final SuppressionReports suppression;

	private @Nullable Future<?> checks;

	private Appenders(Shipping shipping, LongSupplier clock) {
		this.shipping = shipping;
		this.intake = new EventIntake(shipping.pipeline(), shipping.reports()::unformatted,
				new HeldEvents(() -> shipping.timer().execute(this.pendingStart::completeIfReady)),
				new ProcessVolume(clock));
		this.predecessor = new Predecessor(this.intake);
		this.standalone = new StandaloneAppenders(shipping, this);
		this.suppression = new SuppressionReports(shipping, this.intake, this::shippingCores);
		shipping.setSource(this);
	}

	/**
	 * Returns the appenders that ship by a pipeline.
	 * @param shipping what they share with everything else
	 * @return always the same
	 */
	public static Appenders of(Shipping shipping) {
		return of(shipping, System::currentTimeMillis);
	}

	/** The same with the clock of a test. */
	static Appenders of(Shipping shipping, LongSupplier clock) {
		return shipping.component(Appenders.class, () -> new Appenders(shipping, clock));
	}

	/** Makes known an appender that the user declares. */
	DeclaredAppender declare(Appender<ILoggingEvent> appender, StatusReporter warnings) {
		return new DeclaredAppender(appender, new AppenderCore(this.intake, false, AppenderSettings.none(""),
				this.shipping.reports().masked(warnings)));
	}

	TextEncoders encoders(Encoder<ILoggingEvent> encoder) {
		return TextEncoders.of(encoder, this.shipping.reports()::unformatted);
	}

	@Override
	public Shipping shipping() {
		return this.shipping;
	}

	@Override
	public void reportTo(LoggerContext context) {
		this.shipping.reports().setReporter(new LogbackStatusReporter(context));
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
				this.pendingStart.begin(completion);
				this.intake.held().hold();
				this.intake.reset();
			}
			AutomaticPlacement current = this.automatic;
			// Not those of an earlier application: which ones are wanted is not known
			// yet.
			placement(context).attach((used && current != null) ? current.loggers() : List.of());
		}
	}

	/**
	 * Holds events until the customizers of the application exist, however many events
	 * that are: none is to be shipped without having passed them, unless the start fails.
	 */
	public void awaitCustomizers() {
		this.pendingStart.completeOnlyAtEnd();
	}

	/** Puts the automatic appender where it belongs, after logging was initialised. */
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
		this.declared.all().forEach(this.standalone::warnOfConnection);
		synchronized (this.installation) {
			this.pendingStart.clear();
			reportTo(context);
			placement(context).attach(defaults.loggers());
			release(defaults);
		}
	}

	@Override
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
		this.intake.lose(lost);
		this.suppression.begin(defaults.limits());
	}

	private Collection<AppenderCore> cores() {
		List<AppenderCore> cores = new ArrayList<>(this.declared.all().stream().map(DeclaredAppender::core).toList());
		AppenderCore own = this.automaticCore;
		if (own != null) {
			cores.add(own);
		}
		return cores;
	}

	private Collection<AppenderCore> shippingCores() {
		AutomaticPlacement current = this.automatic;
		boolean placed = current != null && current.isPlaced();
		return cores().stream().filter((core) -> placed || !core.isAutomatic()).toList();
	}

	private AutomaticPlacement placement(LoggerContext context) {
		AutomaticPlacement current = this.automatic;
		if (current == null || current.context() != context) {
			if (current != null) {
				current.detach();
			}
			AppenderCore core = new AppenderCore(this.intake, true, AppenderSettings.none(AutomaticAppender.NAME),
					this.shipping.reports().masked(new LogbackStatusReporter(context)));
			current = new AutomaticPlacement(context, core, this.intake,
					new ProcessPlacementEnvironment(this.shipping, this.declared));
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
				this.predecessor.expire();
			}
			catch (RuntimeException ex) {
				this.shipping.reports().warn("The loggers could not be looked at: " + ex);
			}
		}
	}

	/** Notes that an appender begins to take events. */
	void started(DeclaredAppender appender) {
		this.declared.add(appender);
		stepBackSoon();
		this.standalone.started(appender);
	}

	/** Notes that an appender of the user's is there, or that events meet it. */
	void stepBackSoon() {
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
	void stopped(DeclaredAppender appender, boolean detached) {
		if (detached) {
			appender.core().tellSuppressed(true);
			this.declared.remove(appender);
			AutomaticPlacement current = this.automatic;
			if (current != null && this.declared.isEmpty() && !this.shipping.jvm().isShuttingDown()) {
				this.predecessor.set(appender.core());
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
		this.pendingStart.complete();
		this.standalone.startUnlessDecided();
	}

	@Override
	public void settle() {
		this.suppression.settle();
	}

	@Override
	public void tellSuppressed() {
		this.suppression.tellAll();
	}

	/**
	 * Returns what limits and budget keep back.
	 * @return always the same
	 */
	public SuppressionReports suppression() {
		return this.suppression;
	}

	@Override
	public void remove() {
		// An application has said so, and no declaration says otherwise.
		this.standalone.leaveToApplication();
		synchronized (this.installation) {
			this.pendingStart.clear();
			discardHeld();
			this.suppression.end();
			this.suppression.settle();
			this.intake.volume().configure(ShippingLimits.NONE);
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
	 * @return what they are
	 */
	public List<AppenderDescription> describe() {
		List<AppenderDescription> descriptions = new ArrayList<>();
		AutomaticPlacement current = this.automatic;
		AppenderCore core = this.automaticCore;
		if (current != null && core != null && current.isPlaced()) {
			descriptions
				.add(AppenderDescription.of(AutomaticAppender.NAME, core.route(), this.shipping.deferredNames()));
		}
		this.declared.all()
			.forEach((appender) -> descriptions
				.add(AppenderDescription.of(appender.name(), appender.core().route(), this.shipping.deferredNames())));
		return descriptions;
	}

	/**
	 * Returns the names in declarations that are invalid.
	 * @return why they are, by name of the appender
	 */
	public Map<String, InvalidNameTemplateException> invalidNames() {
		return this.declared.invalidNames();
	}

}
