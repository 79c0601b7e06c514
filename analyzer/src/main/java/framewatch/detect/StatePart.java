package framewatch.detect;

import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Objects;

/**
 * How one component of a record is written and read. Its accessor is linked as a lambda is: called
 * by reflection, accessors take most of the time of saving.
 *
 * @param shape see {@link StateType#shape}
 * @param writer writes the component of the record that it is given
 * @param reader reads the component alone
 */
record StatePart(String shape, StateType.Writer writer, StateType.Reader reader) {

  private interface Flag {
    boolean of(Object owner);
  }

  private interface Whole {
    long of(Object owner);
  }

  private interface Fraction {
    double of(Object owner);
  }

  private interface Value {
    Object of(Object owner);
  }

  static StatePart of(RecordComponent component) {
    Class<?> type = component.getType();
    return switch (type.getName()) {
      case "boolean" -> flag(link(component, boolean.class, Flag.class));
      case "int" -> whole(type, link(component, long.class, Whole.class), i -> (int) i.takeLong());
      case "long" -> whole(type, link(component, long.class, Whole.class), i -> i.takeLong());
      case "float" ->
          fraction(type, link(component, double.class, Fraction.class), i -> (float) number(i));
      case "double" ->
          fraction(type, link(component, double.class, Fraction.class), StatePart::number);
      default -> value(component, StateType.of(type), link(component, Object.class, Value.class));
    };
  }

  private static StatePart flag(Flag part) {
    return new StatePart(
        "boolean", (owner, out) -> out.putBoolean(part.of(owner)), StateReader::takeBoolean);
  }

  private static StatePart whole(Class<?> type, Whole part, StateType.Reader reader) {
    return new StatePart(type.getName(), (owner, out) -> out.putLong(part.of(owner)), reader);
  }

  private static StatePart fraction(Class<?> type, Fraction part, StateType.Reader reader) {
    return new StatePart(
        type.getName(),
        (owner, out) -> out.putLeadingBits(Double.doubleToRawLongBits(part.of(owner))),
        reader);
  }

  private static double number(StateReader in) throws IOException {
    return Double.longBitsToDouble(in.takeLeadingBits());
  }

  private static StatePart value(RecordComponent component, StateType type, Value part) {
    return new StatePart(
        type.shape(),
        (owner, out) -> {
          Object value = Objects.requireNonNull(part.of(owner), () -> component + " is null");
          type.writer().write(value, out);
        },
        type.reader());
  }

  /** The accessor of a component as an interface of one method, {@code of}. */
  private static <F> F link(RecordComponent component, Class<?> result, Class<F> as) {
    Class<?> owner = component.getDeclaringRecord();
    Class<?> own = result.isPrimitive() ? result : component.getType();
    try {
      var lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
      MethodHandle maker =
          LambdaMetafactory.metafactory(
                  lookup,
                  "of",
                  MethodType.methodType(as),
                  MethodType.methodType(result, Object.class),
                  lookup.unreflect(component.getAccessor()),
                  MethodType.methodType(own, owner))
              .getTarget();
      return as.cast(maker.invoke());
    } catch (Throwable e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }
}
