package io.cloudwatchlogging.test.console;

import java.net.URI;
import java.util.function.Supplier;

import io.cloudwatchlogging.test.fault.ActiveFaults;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.Recorder;

/**
 * What the console shows and changes.
 *
 * @param store what the service holds
 * @param recorder what it received
 * @param faults its faults
 * @param endpoint where it listens
 * @param reset puts it back to its state after the start
 */
public record ConsoleSource(LogStore store, Recorder recorder, ActiveFaults faults, Supplier<URI> endpoint,
		Runnable reset) {
}
