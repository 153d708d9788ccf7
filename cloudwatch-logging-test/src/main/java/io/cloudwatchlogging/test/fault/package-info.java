/**
 * Faults of the service. For tests: {@link io.cloudwatchlogging.test.fault.Fault},
 * {@link io.cloudwatchlogging.test.fault.Faults} and
 * {@link io.cloudwatchlogging.test.fault.InjectedFault}. The other types are internal and
 * may change with any version.
 */
@NullMarked
package io.cloudwatchlogging.test.fault;

import org.jspecify.annotations.NullMarked;
