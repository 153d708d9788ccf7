@NullMarked
package io.cloudwatchlogging.masking;

import org.jspecify.annotations.NullMarked;
