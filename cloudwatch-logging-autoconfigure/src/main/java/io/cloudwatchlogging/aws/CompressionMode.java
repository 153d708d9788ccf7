package io.cloudwatchlogging.aws;

/**
 * When request bodies are compressed by gzip. An endpoint that does not take compressed
 * bodies gets plain ones from then on, whatever the mode.
 */
public enum CompressionMode {

	/** When the endpoint is known to be one of AWS. */
	AUTO,

	/** Always. */
	ALWAYS,

	/** Never. */
	NEVER

}
