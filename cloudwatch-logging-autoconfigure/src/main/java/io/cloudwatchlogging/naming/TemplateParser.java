package io.cloudwatchlogging.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Parses a name template: text outside of braces, and a placeholder with an optional
 * argument inside, as in <code>orders/{mdc:tenant:none}</code>. What is known already
 * becomes text. Not thread-safe.
 */
final class TemplateParser {

	private static final String DEFAULT_START = "yyyy-MM-dd'T'HH-mm-ss";

	private static final String DEFAULT_DATE = "yyyy-MM-dd";

	private final NameKind kind;

	private final String template;

	private final NameValues values;

	private final List<NamePart> parts = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	TemplateParser(NameKind kind, String template, NameValues values) {
		this.kind = kind;
		this.template = template;
		this.values = values;
	}

	List<NamePart> parse() {
		if (this.template.isBlank()) {
			throw invalid("it is empty", "Give the " + this.kind.noun() + " a name.");
		}
		int at = 0;
		while (at < this.template.length()) {
			int open = this.template.indexOf('{', at);
			addLiteral(this.template.substring(at, (open < 0) ? this.template.length() : open));
			if (open < 0) {
				break;
			}
			int close = this.template.indexOf('}', open);
			if (close < 0) {
				throw invalid("a brace is opened and not closed", "Add the missing '}'.");
			}
			addPlaceholder(this.template.substring(open + 1, close));
			at = close + 1;
		}
		endText();
		if (isNothing()) {
			throw invalid("all that it consists of is empty here",
					"Provide the values that its placeholders name, or give a fallback as in {env:STAGE:none}.");
		}
		return this.parts;
	}

	/** Whether every event would have the same name, and that an empty one. */
	private boolean isNothing() {
		return this.parts.stream().allMatch((part) -> part instanceof NamePart.Text text && text.text().isBlank());
	}

	private void addLiteral(String literal) {
		if (literal.indexOf('}') >= 0) {
			throw invalid("a brace is closed that was not opened", "Remove the '}', or add the missing '{'.");
		}
		int invalid = this.kind.firstInvalid(literal, 0);
		if (invalid >= 0) {
			int point = literal.codePointAt(invalid);
			boolean half = Character.getType(point) == Character.SURROGATE;
			throw invalid(
					"the name of a " + this.kind.noun() + " must not contain "
							+ (half ? "half a surrogate pair" : "'" + Character.toString(point) + "'"),
					"Use " + this.kind.allowed() + ".");
		}
		if (literal.length() > NameKind.MAX_LENGTH) {
			throw invalid("it is longer than " + NameKind.MAX_LENGTH + " characters", "Choose a shorter name.");
		}
		if (this.kind == NameKind.GROUP && this.template.startsWith(NameKind.RESERVED_PREFIX)) {
			throw invalid("the name of a log group must not begin with 'aws/'",
					"Choose a name that begins otherwise; '/aws/' is allowed.");
		}
		this.text.append(literal);
	}

	private void addPlaceholder(String expression) {
		int colon = expression.indexOf(':');
		String id = (colon < 0) ? expression : expression.substring(0, colon);
		String argument = (colon < 0) ? null : expression.substring(colon + 1);
		Placeholder placeholder = Placeholder.of(id);
		if (placeholder == null) {
			throw invalid("{" + id + "} is not known", "Use one of " + Placeholder.known() + ".");
		}
		switch (placeholder) {
			case APPLICATION -> addValue(placeholder, this.values.application(), argument);
			case PROFILE -> addValue(placeholder, this.values.profile(), argument);
			case HOSTNAME -> addValue(placeholder, this.values.hostname(), argument);
			case PID -> addValue(placeholder, this.values.pid(), argument);
			case UUID -> addValue(placeholder, this.values.uuid(), argument);
			case KUBERNETES_POD -> addValue(placeholder, this.values.kubernetesPod(), argument);
			case KUBERNETES_NAMESPACE -> addValue(placeholder, this.values.kubernetesNamespace(), argument);
			case ENV -> addEnvironmentVariable(argument);
			case START -> addStart((argument != null) ? argument : DEFAULT_START);
			case DATE -> addPart(expression, date((argument != null) ? argument : DEFAULT_DATE));
			case LOGGER -> addPart(expression, NamingContext::logger);
			case LEVEL -> addPart(expression, NamingContext::level);
			case MDC -> addPart(expression, mdc(argument));
			case ECS_TASK_ID, ECS_CLUSTER, EC2_INSTANCE_ID ->
				this.text.append(DeferredNames.token(this.kind, placeholder, argument));
		}
	}

	private void addValue(Placeholder placeholder, @Nullable String value, @Nullable String fallback) {
		if (value != null && !value.isEmpty()) {
			this.text.append(this.kind.sanitize(value));
		}
		else if (fallback != null) {
			this.text.append(this.kind.sanitize(fallback));
		}
		else {
			throw missing(placeholder.id(), placeholder.id());
		}
	}

	private void addEnvironmentVariable(@Nullable String argument) {
		Keyed keyed = keyed(Placeholder.ENV, argument);
		String value = this.values.environmentVariable(keyed.key());
		value = (value != null) ? value : keyed.fallback();
		if (value == null) {
			throw missing("env:" + keyed.key(), "environment variable " + keyed.key());
		}
		this.text.append(this.kind.sanitize(value));
	}

	private void addStart(String pattern) {
		try {
			String start = DatePart.formatter(pattern).format(this.values.start());
			if (!start.isBlank()) {
				this.text.append(this.kind.sanitize(start));
				return;
			}
		}
		catch (RuntimeException ex) {
			// Neither letters that are known nor any.
		}
		throw invalidPattern(pattern);
	}

	private DatePart date(String pattern) {
		try {
			DatePart date = new DatePart(pattern);
			if (!date.isBlank()) {
				return date;
			}
		}
		catch (RuntimeException ex) {
			// Neither letters that are known nor any.
		}
		throw invalidPattern(pattern);
	}

	private Function<NamingContext, String> mdc(@Nullable String argument) {
		Keyed keyed = keyed(Placeholder.MDC, argument);
		String key = keyed.key();
		String fallback = (keyed.fallback() != null) ? keyed.fallback() : NameKind.NO_VALUE;
		return (line) -> {
			String value = line.mdc(key);
			return (value != null && !value.isBlank()) ? value : fallback;
		};
	}

	private Keyed keyed(Placeholder placeholder, @Nullable String argument) {
		if (argument == null || argument.isEmpty() || argument.startsWith(":")) {
			throw invalid("{" + placeholder.id() + "} does not say which",
					"Write {" + placeholder.id() + ":key}, or with a fallback {" + placeholder.id() + ":key:none}.");
		}
		int colon = argument.indexOf(':');
		return (colon < 0) ? new Keyed(argument, null)
				: new Keyed(argument.substring(0, colon), argument.substring(colon + 1));
	}

	private void addPart(String expression, Function<NamingContext, String> source) {
		endText();
		this.parts.add(new NamePart.PerLine(expression, source));
	}

	private void endText() {
		if (!this.text.isEmpty()) {
			this.parts.add(new NamePart.Text(this.text.toString()));
			this.text.setLength(0);
		}
	}

	private InvalidNameTemplateException missing(String placeholder, String what) {
		return invalid("{" + placeholder + "} has no value here",
				"Provide the " + what + ", or give a fallback as in {" + placeholder + ":none}.");
	}

	private InvalidNameTemplateException invalidPattern(String pattern) {
		return invalid("'" + pattern + "' is not a pattern of a date or time",
				"Use the letters of java.time.format.DateTimeFormatter, as in {date:yyyy-MM-dd}.");
	}

	private InvalidNameTemplateException invalid(String reason, String action) {
		return new InvalidNameTemplateException(this.template, reason, action);
	}

	/**
	 * The argument of a placeholder that looks something up.
	 *
	 * @param key what is looked up
	 * @param fallback what stands for a missing value
	 */
	private record Keyed(String key, @Nullable String fallback) {
	}

}
