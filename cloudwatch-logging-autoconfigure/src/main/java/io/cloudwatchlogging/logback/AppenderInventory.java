package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import org.jspecify.annotations.Nullable;

/**
 * View of the appenders that ship: the automatic one, and those that the user has
 * declared. Safe for use by many threads.
 *
 * @param automatic the automatic appender
 * @param declared those of the user
 */
record AppenderInventory(AutomaticAppenders automatic, UserAppenders declared) {

	/** Returns all of them, the automatic one also where it stands nowhere. */
	List<AppenderCore> all() {
		return withDeclared(this.automatic.core());
	}

	/** Returns those that events may meet. */
	List<AppenderCore> placed() {
		return withDeclared(placedAutomatic());
	}

	private @Nullable AppenderCore placedAutomatic() {
		return this.automatic.isPlaced() ? this.automatic.core() : null;
	}

	private List<AppenderCore> withDeclared(@Nullable AppenderCore own) {
		List<AppenderCore> cores = new ArrayList<>(this.declared.all().stream().map(DeclaredAppender::core).toList());
		if (own != null) {
			cores.add(own);
		}
		return cores;
	}

	/**
	 * Returns the name of each that events may meet, and where its events go, as far as
	 * that is known.
	 */
	List<AppenderDescription> describe(DeferredNames names) {
		List<AppenderDescription> descriptions = new ArrayList<>();
		AppenderCore own = placedAutomatic();
		if (own != null) {
			descriptions.add(AppenderDescription.of(AutomaticAppender.NAME, own.route(), names));
		}
		this.declared.all()
			.forEach((appender) -> descriptions
				.add(AppenderDescription.of(appender.name(), appender.core().route(), names)));
		return descriptions;
	}

	/** Returns why names in declarations are invalid, by name of the appender. */
	Map<String, InvalidNameTemplateException> invalidNames() {
		Map<String, InvalidNameTemplateException> invalid = new LinkedHashMap<>();
		for (DeclaredAppender appender : this.declared.all()) {
			Route route = appender.core().route();
			if (route != null && route.invalidName() != null) {
				invalid.put(appender.name(), route.invalidName());
			}
		}
		return invalid;
	}

}
