package io.cloudwatchlogging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a test that it fails if a property has no effect.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EffectOf {

	/**
	 * The names of the properties.
	 * @return whole names, such as {@code cloudwatch.logs.level}
	 */
	String[] value();

}
