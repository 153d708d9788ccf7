package io.cloudwatchlogging.test;

/**
 * Error that CloudWatch Logs answers with: an HTTP status, the code that clients tell
 * errors apart by, and a message.
 */
final class ServiceException extends RuntimeException {

	private final int status;

	private final String code;

	private final String text;

	ServiceException(int status, String code, String text) {
		super(code + ": " + text, null, false, false);
		this.status = status;
		this.code = code;
		this.text = text;
	}

	static ServiceException invalidParameter(String text) {
		return new ServiceException(400, "InvalidParameterException", text);
	}

	static ServiceException invalidOperation(String text) {
		return new ServiceException(400, "InvalidOperationException", text);
	}

	static ServiceException validation(String text) {
		return new ServiceException(400, "ValidationException", text);
	}

	static ServiceException serialization(String text) {
		return new ServiceException(400, "SerializationException", text);
	}

	static ServiceException unknownOperation(String operation) {
		return new ServiceException(400, "UnknownOperationException",
				"Not an operation that is known here: " + operation);
	}

	static ServiceException noSuchLogGroup() {
		return new ServiceException(400, "ResourceNotFoundException", "The specified log group does not exist.");
	}

	static ServiceException noSuchLogStream() {
		return new ServiceException(400, "ResourceNotFoundException", "The specified log stream does not exist.");
	}

	static ServiceException alreadyExists(String kind) {
		return new ServiceException(400, "ResourceAlreadyExistsException", "The specified " + kind + " already exists");
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

	String text() {
		return this.text;
	}

}
