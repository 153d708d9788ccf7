package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.cloudwatchlogging.naming.DeferredNames;
import org.jspecify.annotations.Nullable;

/**
 * The appenders that ship: the automatic one, and those that the user has declared. Safe
 * for use by many threads.
 */
final class ShippingAppenders {

	private final Supplier<@Nullable AutomaticPlacement> automatic;

	private final UserAppenders declared;

	/**
	 * Creates a view of the appenders.
	 * @param automatic the automatic appender at the moment
	 * @param declared those of the user
	 */
	ShippingAppenders(Supplier<@Nullable AutomaticPlacement> automatic, UserAppenders declared) {
		this.automatic = automatic;
		this.declared = declared;
	}

	/** Returns all of them, the automatic one also where it stands nowhere. */
	List<AppenderCore> all() {
		AutomaticPlacement current = this.automatic.get();
		return withDeclared((current != null) ? current.core() : null);
	}

	/** Returns those that events may meet. */
	List<AppenderCore> placed() {
		AutomaticPlacement current = this.automatic.get();
		return withDeclared((current != null && current.isPlaced()) ? current.core() : null);
	}

	private List<AppenderCore> withDeclared(@Nullable AppenderCore automatic) {
		List<AppenderCore> cores = new ArrayList<>(this.declared.all().stream().map(DeclaredAppender::core).toList());
		if (automatic != null) {
			cores.add(automatic);
		}
		return cores;
	}

	/** Returns what those are that events may meet. */
	List<AppenderDescription> describe(DeferredNames names) {
		List<AppenderDescription> descriptions = new ArrayList<>();
		AutomaticPlacement current = this.automatic.get();
		if (current != null && current.isPlaced()) {
			descriptions.add(AppenderDescription.of(AutomaticAppender.NAME, current.core().route(), names));
		}
		this.declared.all()
			.forEach((appender) -> descriptions
				.add(AppenderDescription.of(appender.name(), appender.core().route(), names)));
		return descriptions;
	}

}
