@NullMarked
package io.cloudwatchlogging.test.protocol;

import org.jspecify.annotations.NullMarked;
