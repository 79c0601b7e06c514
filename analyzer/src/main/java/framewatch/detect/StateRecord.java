package framewatch.detect;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** How records are written and read: component by component. */
final class StateRecord {

  private StateRecord() {}

  static StateType of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    var parts = new StatePart[components.length];
    var text = new StringBuilder("(");
    for (int i = 0; i < components.length; i++) {
      parts[i] = part(components[i]);
      text.append(components[i].getName()).append(' ').append(parts[i].shape()).append(',');
    }
    MethodHandle constructor = constructor(type, components);
    return new StateType(
        text.append(')').toString(),
        (value, out) -> {
          for (StatePart part : parts) {
            part.writer().write(value, out);
          }
        },
        in -> {
          var arguments = new Object[parts.length];
          for (int i = 0; i < parts.length; i++) {
            arguments[i] = parts[i].reader().read(in);
          }
          return make(constructor, arguments, type);
        });
  }

  private static StatePart part(RecordComponent component) {
    try {
      return StatePart.of(component);
    } catch (IllegalArgumentException e) {
      String where = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, components.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be made", e);
    }
  }

  private static Object make(MethodHandle constructor, Object[] arguments, Class<?> type)
      throws IOException {
    try {
      return (Object) constructor.invokeExact(arguments);
    } catch (Throwable e) {
      throw new IOException(type.getSimpleName() + " refuses its own values", e);
    }
  }
}
