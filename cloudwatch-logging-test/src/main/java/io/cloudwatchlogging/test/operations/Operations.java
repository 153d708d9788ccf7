package io.cloudwatchlogging.test.operations;

import java.util.Map;
import java.util.TreeMap;

import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.Recorder;

/**
 * The operations that the service knows.
 */
public final class Operations {

	private Operations() {
	}

	/**
	 * Returns the operations on a store.
	 * @param store what they read and write
	 * @param recorder what is told of accepted events
	 * @param eventSizeLimit the bytes of the largest event
	 * @return the operations by name
	 */
	public static Map<String, Operation> on(LogStore store, Recorder recorder, int eventSizeLimit) {
		Map<String, Operation> operations = new TreeMap<>();
		new LogGroupOperations(store).addTo(operations);
		new TagOperations(store).addTo(operations);
		new LogStreamOperations(store).addTo(operations);
		new ReadOperations(store).addTo(operations);
		operations.put("PutLogEvents", new PutLogEventsOperation(store, recorder, eventSizeLimit));
		return operations;
	}

}
