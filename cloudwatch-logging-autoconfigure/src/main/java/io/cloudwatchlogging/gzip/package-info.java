/**
 * Compression by gzip of text that resembles itself, as log lines do, at a fraction of
 * the CPU time that zlib takes for it. Depends on the JDK only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951, DEFLATE</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, GZIP</a>
 */
@Internal
@NullMarked
package io.cloudwatchlogging.gzip;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
