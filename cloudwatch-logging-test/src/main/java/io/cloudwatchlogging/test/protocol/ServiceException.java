package io.cloudwatchlogging.test.protocol;

/**
 * Error that CloudWatch Logs answers with: an HTTP status, the code that clients tell
 * errors apart by, and a message.
 */
public final class ServiceException extends RuntimeException {

	private final int status;

	private final String code;

	private final String text;

	public ServiceException(int status, String code, String text) {
		super(code + ": " + text, null, false, false);
		this.status = status;
		this.code = code;
		this.text = text;
	}

	public static ServiceException invalidParameter(String text) {
		return new ServiceException(400, "InvalidParameterException", text);
	}

	public static ServiceException invalidOperation(String text) {
		return new ServiceException(400, "InvalidOperationException", text);
	}

	public static ServiceException validation(String text) {
		return new ServiceException(400, "ValidationException", text);
	}

	public static ServiceException serialization(String text) {
		return new ServiceException(400, "SerializationException", text);
	}

	public static ServiceException unknownOperation(String operation) {
		return new ServiceException(400, "UnknownOperationException",
				"Not an operation that is known here: " + operation);
	}

	public static ServiceException noSuchLogGroup() {
		return new ServiceException(400, "ResourceNotFoundException", "The specified log group does not exist.");
	}

	public static ServiceException noSuchLogStream() {
		return new ServiceException(400, "ResourceNotFoundException", "The specified log stream does not exist.");
	}

	public static ServiceException alreadyExists(String kind) {
		return new ServiceException(400, "ResourceAlreadyExistsException", "The specified " + kind + " already exists");
	}

	public int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	public String text() {
		return this.text;
	}

}
