package io.cloudwatchlogging.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Annotation for a test class whose methods take a {@link Browser}. Without Chromium and
 * its driver on the path the tests are skipped and say what to install; if the
 * environment variable {@value BrowserExtension#REQUIRED} is {@code true} they fail
 * instead. After each test the browser must have had nothing to complain about.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {

}
