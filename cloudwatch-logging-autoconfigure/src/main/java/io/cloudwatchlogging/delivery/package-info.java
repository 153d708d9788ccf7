@NullMarked
package io.cloudwatchlogging.delivery;

import org.jspecify.annotations.NullMarked;
