@NullMarked
package io.cloudwatchlogging.sample;

import org.jspecify.annotations.NullMarked;
