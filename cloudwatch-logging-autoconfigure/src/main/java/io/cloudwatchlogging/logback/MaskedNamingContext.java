package io.cloudwatchlogging.logback;

import io.cloudwatchlogging.masking.Masker;
import io.cloudwatchlogging.naming.NamingContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link NamingContext} in whose MDC entries secrets are masked, also those that only
 * their key tells.
 *
 * @param context the context
 * @param masker masks secrets
 */
record MaskedNamingContext(NamingContext context, Masker masker) implements NamingContext {

	@Override
	public long timestamp() {
		return this.context.timestamp();
	}

	@Override
	public String logger() {
		return this.context.logger();
	}

	@Override
	public String level() {
		return this.context.level();
	}

	@Override
	public @Nullable String mdc(String key) {
		String value = this.context.mdc(key);
		return (value != null) ? this.masker.mask(key, value) : null;
	}

}
