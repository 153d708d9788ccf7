/**
 * Proof that nothing is lost and nothing comes twice, whatever CloudWatch Logs and the
 * network do: pipeline, sink and client of the SDK as they are, on a socket.
 */
@NullMarked
package io.cloudwatchlogging.faults;

import org.jspecify.annotations.NullMarked;
