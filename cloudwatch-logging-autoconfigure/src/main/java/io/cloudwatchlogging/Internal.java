package io.cloudwatchlogging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a package that its types are public for the other packages of the library only.
 * They are no API and may change with any version. What is API although it is in such a
 * package is named in the list of the public API: the appender, which is declared in XML,
 * and the auto-configurations, which can be excluded.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Internal {

}
