package io.cloudwatchlogging.naming;

/**
 * Thrown when a template can give no name: it is malformed, names something unknown, or
 * asks for a value that there is not.
 */
public final class InvalidNameTemplateException extends RuntimeException {

	/** The template. */
	private final String template;

	/** Why it is invalid. */
	private final String reason;

	/** How to fix it. */
	private final String action;

	InvalidNameTemplateException(String template, String reason, String action) {
		super("'" + template + "' is not a valid name: " + reason);
		this.template = template;
		this.reason = reason;
		this.action = action;
	}

	/**
	 * The template as it was given.
	 * @return the template
	 */
	public String template() {
		return this.template;
	}

	/**
	 * What is wrong with it.
	 * @return a clause, without a full stop
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * How to fix it.
	 * @return one or more sentences
	 */
	public String action() {
		return this.action;
	}

}
