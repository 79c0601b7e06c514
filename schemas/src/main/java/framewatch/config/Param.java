package framewatch.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting: the only place where its default, unit, range and help text stand. It annotates a
 * component of a record; the setting's key is the record's prefix and the component's name in
 * kebab-case, such as {@code black.min-duration}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Param {

  /** Default, written as a user would write it: {@code 2s}, {@code 0.98}, {@code -60dB}. */
  String value();

  /** What the setting does, one sentence, and the source of its default. */
  String help();

  /** Unit that a value must carry, such as {@code dB}; empty for none. Durations need none here. */
  String unit() default "";

  /** Smallest value allowed, in the unit; seconds for a duration. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest value allowed, in the unit; seconds for a duration. */
  double max() default Double.POSITIVE_INFINITY;
}
