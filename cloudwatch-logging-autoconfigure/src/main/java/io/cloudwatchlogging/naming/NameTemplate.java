package io.cloudwatchlogging.naming;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A template of the name of a log group or log stream, compiled once. Characters that a
 * name must not have are replaced by a hyphen where a value brings them, a name that is
 * too long is cut, and one that is empty for an event is {@value NameKind#NO_VALUE}.
 * <p>
 * Safe for use by many threads. Gives the same string again, without allocation, as long
 * as events bring the same values.
 */
public final class NameTemplate {

	private final NameKind kind;

	private final NamePart[] parts;

	private final @Nullable String constant;

	private final String description;

	private volatile @Nullable Resolved last;

	private NameTemplate(NameKind kind, List<NamePart> parts) {
		this.kind = kind;
		this.parts = parts.toArray(NamePart[]::new);
		this.constant = (parts.size() == 1 && parts.get(0) instanceof NamePart.Text text) ? finish(text.text()) : null;
		this.description = (this.constant != null) ? this.constant
				: parts.stream().map(NamePart::description).collect(Collectors.joining());
	}

	/**
	 * Compiles a template.
	 * @param kind what the name is for
	 * @param template text with placeholders in braces
	 * @param values the values of the process
	 * @return the compiled template
	 * @throws InvalidNameTemplateException if the template can give no name
	 */
	public static NameTemplate compile(NameKind kind, String template, NameValues values) {
		return new NameTemplate(kind, new TemplateParser(kind, template, values).parse());
	}

	/**
	 * The name that every event has.
	 * @return the name, or {@code null} if it depends on the event
	 */
	public @Nullable String constant() {
		return this.constant;
	}

	/**
	 * The name for an event. What needs a call to be known stands in it as a placeholder
	 * still, for {@link DeferredNames} to replace.
	 * @param line what is known of the event
	 * @return the name
	 */
	public String resolve(NamingContext line) {
		if (this.constant != null) {
			return this.constant;
		}
		Resolved resolved = this.last;
		if (resolved == null || !isSame(resolved.values(), line)) {
			resolved = make(line);
			this.last = resolved;
		}
		return resolved.name();
	}

	/**
	 * The name of all events together: with a word in place of each part that depends on
	 * the event.
	 * @param word the word
	 * @return the name
	 */
	public String common(String word) {
		StringBuilder name = new StringBuilder();
		for (NamePart part : this.parts) {
			name.append((part instanceof NamePart.Text text) ? text.text() : word);
		}
		return finish(name.toString());
	}

	private boolean isSame(String[] values, NamingContext line) {
		for (int i = 0; i < values.length; i++) {
			if (!values[i].equals(this.parts[i].value(line))) {
				return false;
			}
		}
		return true;
	}

	private Resolved make(NamingContext line) {
		String[] values = new String[this.parts.length];
		StringBuilder name = new StringBuilder();
		for (int i = 0; i < values.length; i++) {
			values[i] = this.parts[i].value(line);
			boolean text = this.parts[i] instanceof NamePart.Text;
			name.append(text ? values[i] : this.kind.sanitize(values[i]));
		}
		return new Resolved(values, finish(name.toString()));
	}

	private String finish(String name) {
		// A name with a placeholder left is cut when that has been replaced.
		return DeferredNames.isDeferred(name) ? name : this.kind.normalize(name);
	}

	/**
	 * The name in readable form: with a placeholder only where it depends on the event,
	 * or on a call that nobody has resolved yet.
	 * @param names what is known of such calls
	 * @return the name
	 */
	public String describe(DeferredNames names) {
		return names.asKnown(this.kind, this.description);
	}

	/** The template, with a placeholder where it depends on the event or on a call. */
	@Override
	public String toString() {
		return this.description;
	}

	private record Resolved(String[] values, String name) {
	}

}
