@NullMarked
package io.cloudwatchlogging.test.operations;

import org.jspecify.annotations.NullMarked;
