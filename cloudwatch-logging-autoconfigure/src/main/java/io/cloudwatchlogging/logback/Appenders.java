package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.shipping.EventSource;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.shipping.StatusReporter;

/**
 * The appenders of the process: the automatic one, and those that the user has declared.
 * They hold events until they are told by what to ship. Safe for use by many threads.
 */
public final class Appenders implements EventSource, StandaloneStart.Target {

	private final Shipping shipping;

	private final EventIntake intake;

	private final UserAppenders declared = new UserAppenders();

	/** Held by whoever changes what appenders go by, and by nobody that logs. */
	private final Object installation = new Object();

	private final AutomaticAppenders automatic;

	private final AppenderInventory inventory;

	private final PendingStart pendingStart = new PendingStart();

	private final StandaloneAppenders standalone;

	private final SuppressionReports suppression;

	private Appenders(Shipping shipping, LongSupplier clock) {
		this.shipping = shipping;
		this.intake = new EventIntake(shipping.pipeline(), shipping.reports()::unformatted,
				new HeldEvents(() -> shipping.timer().execute(this.pendingStart::completeIfReady)),
				new ProcessVolume(clock));
		this.automatic = new AutomaticAppenders(shipping, this.intake, this.declared);
		this.inventory = new AppenderInventory(this.automatic, this.declared);
		this.standalone = new StandaloneAppenders(shipping, this);
		this.suppression = new SuppressionReports(shipping, this.intake, this.inventory);
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
			boolean used = !this.shipping.contexts().isEmpty();
			if (!used) {
				this.pendingStart.begin(completion);
				this.intake.held().hold();
				this.intake.reset();
				forgetRoutes();
			}
			// Not those of an earlier application: which ones are wanted is not known
			// yet.
			this.automatic.attach(context, used ? this.automatic.loggers() : List.of());
		}
	}

	/**
	 * Holds events until the customizers of the application exist, however many events
	 * that are: none is to be shipped without having passed them, unless the start fails.
	 */
	public void awaitCustomizers() {
		this.pendingStart.completeOnlyAtEnd();
	}

	/**
	 * Notes that it is decided what becomes of the start of the application, so that
	 * nobody completes it once more.
	 */
	public void startDecided() {
		this.pendingStart.clear();
	}

	/** Puts the automatic appender where it belongs, after logging was initialised. */
	public void arrange() {
		this.automatic.arrange();
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
			this.automatic.attach(context, defaults.loggers());
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
		// By the limits so far, of which nothing is known afterwards.
		this.suppression.tellAll();
		this.intake.complete(defaults);
		// Here rather than by the first event of each.
		this.inventory.all().forEach(AppenderCore::route);
		Map<Lost, Integer> lost = this.intake.held()
			.release((event, byAutomatic) -> this.intake.claims().noteTaken(event, byAutomatic));
		this.intake.lose(lost);
		this.suppression.begin(defaults.limits());
	}

	void check() {
		this.automatic.check();
	}

	/** Notes that an appender begins to take events. */
	void started(DeclaredAppender appender) {
		this.declared.add(appender);
		stepBackSoon();
		this.standalone.started(appender);
	}

	/** Notes that an appender of the user's is there, or that events meet it. */
	void stepBackSoon() {
		this.automatic.stepBackSoon();
	}

	/**
	 * Notes that an appender is stopped.
	 * @param appender the appender
	 * @param detached whether Logback is about to detach it, which it may do to be
	 * configured anew
	 */
	void stopped(DeclaredAppender appender, boolean detached) {
		appender.core().tellSuppressed(true);
		appender.core().retire();
		if (detached) {
			this.declared.remove(appender);
			if (this.declared.isEmpty() && !this.shipping.jvm().isShuttingDown()) {
				this.automatic.follow(appender.core());
			}
		}
		if (this.shipping.jvm().isShuttingDown()) {
			this.shipping.finish();
		}
	}

	@Override
	public boolean isListening() {
		return !this.declared.isEmpty() || this.automatic.isPlaced();
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
			this.automatic.remove();
			forgetRoutes();
		}
	}

	/** What was not shipped of an earlier application is not told in a later one. */
	private void forgetRoutes() {
		this.intake.predecessor().forget();
		this.inventory.all().forEach(AppenderCore::forgetRoute);
		this.intake.replacedRoutes().forget();
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
		return this.inventory.describe(this.shipping.deferredNames());
	}

	/**
	 * Returns the names in declarations that are invalid.
	 * @return why they are, by name of the appender
	 */
	public Map<String, InvalidNameTemplateException> invalidNames() {
		return this.inventory.invalidNames();
	}

}
