/**
 * What a native image and ahead-of-time processing need to know, used while an
 * application is built.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.autoconfigure.aot;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
