package framewatch.detect;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;

/**
 * How values of one type are written and read; see {@link RecordCodec}.
 *
 * @param shape text that changes when bytes written before cannot be read any more
 */
record StateType(String shape, Writer writer, Reader reader) {

  /** Writes a value. */
  interface Writer {
    void write(Object value, StateWriter out);
  }

  /** Reads a value. */
  interface Reader {
    Object read(StateReader in) throws IOException;
  }

  /**
   * One for each type: all detectors have an {@link Episode}, and code that they share is compiled
   * once.
   */
  private static final ClassValue<StateType> TYPES =
      new ClassValue<>() {
        @Override
        protected StateType computeValue(Class<?> type) {
          return make(type);
        }
      };

  /**
   * The type of values of a class.
   *
   * @throws IllegalArgumentException if they cannot be state
   */
  static StateType of(Class<?> type) {
    return TYPES.get(type);
  }

  private static StateType make(Class<?> type) {
    if (type.isRecord()) {
      return StateRecord.of(type);
    }
    if (type.isEnum()) {
      var constants = List.of(type.getEnumConstants());
      return new StateType(
          constants.toString(),
          (value, out) -> out.putByte(constants.indexOf(value)),
          in -> constants.get(index(in.takeByte(), constants.size())));
    }
    if (type == byte[].class) {
      return new StateType(
          "byte[]", (value, out) -> out.putBytes((byte[]) value), StateReader::takeBytes);
    }
    if (type.isArray()) {
      StateType numbers = NumberArray.of(type.getComponentType());
      return numbers == null ? elements(type.getComponentType()) : numbers;
    }
    throw new IllegalArgumentException(type.getName() + " cannot be state");
  }

  private static int index(byte found, int size) throws IOException {
    if (found < 0 || found >= size) {
      throw new IOException("constant %d of %d".formatted(found, size));
    }
    return found;
  }

  private static StateType elements(Class<?> element) {
    StateType type = of(element);
    return new StateType(
        type.shape + "[]",
        (array, out) -> {
          Object[] values = (Object[]) array;
          out.putLong(values.length);
          for (Object value : values) {
            type.writer.write(value, out);
          }
        },
        in -> {
          Object[] values = (Object[]) Array.newInstance(element, in.takeCount());
          for (int i = 0; i < values.length; i++) {
            values[i] = type.reader.read(in);
          }
          return values;
        });
  }
}
