@NullMarked
package io.cloudwatchlogging.test.http;

import org.jspecify.annotations.NullMarked;
