@NullMarked
package io.cloudwatchlogging.test.store;

import org.jspecify.annotations.NullMarked;
