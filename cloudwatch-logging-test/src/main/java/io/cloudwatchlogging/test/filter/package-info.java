/**
 * Filter patterns of CloudWatch Logs, which say which events a reader wants.
 */
@NullMarked
package io.cloudwatchlogging.test.filter;

import org.jspecify.annotations.NullMarked;
