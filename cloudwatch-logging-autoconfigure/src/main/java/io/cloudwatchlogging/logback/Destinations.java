package io.cloudwatchlogging.logback;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.masking.Masker;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NamingContext;
import org.jspecify.annotations.Nullable;

/**
 * Destinations of the events of an appender: all to one log stream, or each to the one
 * that its names say. While events wait for too many streams, those for any further one
 * go to one that they share, with {@value #OTHER} in its name. Safe for use by many
 * threads.
 */
final class Destinations {

	/** What stands for all that depends on the event. */
	static final String OTHER = "other";

	private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._/#-]");

	private final NameTemplate group;

	private final NameTemplate stream;

	private final @Nullable Destination constant;

	private final Destination shared;

	private final @Nullable Masker masker;

	private final Predicate<Destination> open;

	private final Consumer<String> warnings;

	private final AtomicBoolean warned = new AtomicBoolean();

	private volatile @Nullable Resolved last;

	/**
	 * Creates destinations.
	 * @param group the name of the log group
	 * @param stream the name of the log stream
	 * @param masker masks secrets in the names, {@code null} if nothing is masked
	 * @param open whether events may wait for a log stream
	 * @param warnings is told once that they may not
	 */
	Destinations(NameTemplate group, NameTemplate stream, @Nullable Masker masker, Predicate<Destination> open,
			Consumer<String> warnings) {
		this.group = group;
		this.stream = stream;
		this.masker = masker;
		this.open = open;
		this.warnings = warnings;
		this.shared = new Destination(group.common(OTHER), stream.common(OTHER));
		String groupName = group.constant();
		String streamName = stream.constant();
		this.constant = (groupName != null && streamName != null) ? new Destination(groupName, streamName) : null;
	}

	/** Returns the names in readable form, as far as they are known. */
	Destination describe(DeferredNames names) {
		return new Destination(this.group.describe(names), this.stream.describe(names));
	}

	/** Where events go of which it cannot be said. */
	Destination common() {
		return this.shared;
	}

	Destination of(ILoggingEvent event) {
		return (this.constant != null) ? this.constant : of(new EventNamingContext(event));
	}

	Destination of(NamingContext context) {
		String groupName = this.group.resolve(context);
		String streamName = this.stream.resolve(context);
		Resolved resolved = this.last;
		if (resolved == null || !resolved.group().equals(groupName) || !resolved.stream().equals(streamName)) {
			resolved = new Resolved(groupName, streamName, destination(groupName, streamName, context));
			this.last = resolved;
		}
		return this.open.test(resolved.destination()) ? resolved.destination() : shared(resolved.destination());
	}

	private Destination destination(String groupName, String streamName, NamingContext context) {
		if (this.masker == null) {
			return new Destination(groupName, streamName);
		}
		NamingContext masked = new MaskedNamingContext(context, this.masker);
		return new Destination(masked(this.group.resolve(masked), this.masker),
				masked(this.stream.resolve(masked), this.masker));
	}

	/** Masks what only the whole of a name tells, by what every name may have. */
	private static String masked(String name, Masker masker) {
		String masked = masker.mask(name);
		return masked.equals(name) ? name : NOT_IN_NAMES.matcher(masked).replaceAll("-");
	}

	private Destination shared(Destination destination) {
		if (this.warned.compareAndSet(false, true)) {
			this.warnings.accept("Log events wait for too many log streams; those for further ones, such as "
					+ destination + ", go to " + this.shared + " meanwhile");
		}
		return this.shared;
	}

	/**
	 * A destination, and the names that it was made of.
	 *
	 * @param group the name of the log group, not masked
	 * @param stream the name of the log stream, not masked
	 * @param destination the destination, masked
	 */
	private record Resolved(String group, String stream, Destination destination) {
	}

}
