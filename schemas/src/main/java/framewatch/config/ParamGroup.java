package framewatch.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Settings that several parts of the program share: it annotates a component whose type is a record
 * of {@link Param}s. Their keys are those of the record around it, as if they stood there.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface ParamGroup {

  /** Defaults that differ here, such as {@code min-duration=500ms}. */
  String[] defaults() default {};

  /** A sentence that is added to the help of the group's first setting: the defaults' source. */
  String because() default "";
}
