@NullMarked
package io.cloudwatchlogging.test.fault;

import org.jspecify.annotations.NullMarked;
