@NullMarked
package io.cloudwatchlogging.test;

import org.jspecify.annotations.NullMarked;
