package framewatch.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How values of one type are written and read; see {@link RecordCodec}.
 *
 * @param shape text that changes when bytes written before cannot be read any more
 */
record StateType(String shape, Writer writer, Reader reader) {

  /** Writes a value. */
  interface Writer {
    void write(Object value, DataOutputStream out) throws IOException;
  }

  /** Reads a value. */
  interface Reader {
    Object read(DataInputStream in) throws IOException;
  }

  static StateType of(Class<?> type) {
    if (type.isRecord()) {
      return record(type);
    }
    if (type.isEnum()) {
      var constants = List.of(type.getEnumConstants());
      return new StateType(
          constants.toString(),
          (value, out) -> out.writeInt(constants.indexOf(value)),
          in -> constants.get(in.readInt()));
    }
    if (type == byte[].class) {
      return new StateType("byte[]", StateType::writeBytes, StateType::readBytes);
    }
    if (type.isArray()) {
      return array(type.getComponentType());
    }
    return switch (type.getName()) {
      case "boolean" -> simple(type, (v, o) -> o.writeBoolean((boolean) v), i -> i.readBoolean());
      case "int" -> simple(type, (v, o) -> o.writeInt((int) v), i -> i.readInt());
      case "long" -> simple(type, (v, o) -> o.writeLong((long) v), i -> i.readLong());
      case "float" -> simple(type, (v, o) -> o.writeFloat((float) v), i -> i.readFloat());
      case "double" -> simple(type, (v, o) -> o.writeDouble((double) v), i -> i.readDouble());
      default -> throw new IllegalArgumentException(type.getName() + " cannot be state");
    };
  }

  private static StateType simple(Class<?> type, Writer writer, Reader reader) {
    return new StateType(type.getName(), writer, reader);
  }

  private static StateType array(Class<?> element) {
    StateType numbers = ArrayType.of(element);
    return numbers == null ? elements(element) : numbers;
  }

  private static StateType elements(Class<?> element) {
    StateType type = of(element);
    return new StateType(
        type.shape + "[]",
        (array, out) -> {
          int length = Array.getLength(array);
          out.writeInt(length);
          for (int i = 0; i < length; i++) {
            type.writer.write(Array.get(array, i), out);
          }
        },
        in -> {
          Object array = Array.newInstance(element, in.readInt());
          for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, type.reader.read(in));
          }
          return array;
        });
  }

  private static void writeBytes(Object value, DataOutputStream out) throws IOException {
    byte[] bytes = (byte[]) value;
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static Object readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static StateType record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    var types = new StateType[components.length];
    var accessors = new MethodHandle[components.length];
    var text = new StringBuilder("(");
    for (int i = 0; i < components.length; i++) {
      try {
        types[i] = of(components[i].getType());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            type.getSimpleName() + "." + components[i].getName() + ": " + e.getMessage(), e);
      }
      accessors[i] = accessor(components[i]);
      text.append(components[i].getName()).append(' ').append(types[i].shape).append(',');
    }
    MethodHandle constructor = constructor(type, components);
    return new StateType(
        text.append(')').toString(),
        (value, out) -> {
          for (int i = 0; i < types.length; i++) {
            types[i].writer.write(component(accessors[i], value, components[i]), out);
          }
        },
        in -> {
          var arguments = new Object[types.length];
          for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i].reader.read(in);
          }
          return make(constructor, arguments, type);
        });
  }

  private static MethodHandle accessor(RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(accessor)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
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

  private static Object component(MethodHandle accessor, Object value, RecordComponent component) {
    Object result;
    try {
      result = (Object) accessor.invokeExact(value);
    } catch (Throwable e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
    return Objects.requireNonNull(result, () -> component + " is null");
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
