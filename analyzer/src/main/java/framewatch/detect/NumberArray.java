package framewatch.detect;

import java.io.IOException;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of numbers, as runs of zeros and runs of other numbers in turn: histograms and rings, of
 * which state mostly consists, are empty for the greater part.
 */
final class NumberArray {

  private NumberArray() {}

  /** The type of an array of these numbers; null if they are none. */
  static @Nullable StateType of(Class<?> element) {
    boolean whole = element == int.class || element == long.class || element == boolean.class;
    if (!whole && element != double.class && element != float.class) {
      return null;
    }
    return new StateType(
        element.getName() + "[]",
        (array, out) -> write(array, whole, out),
        in -> read(element, whole, in));
  }

  private static void write(Object array, boolean whole, StateWriter out) {
    int length = Array.getLength(array);
    out.putLong(length);
    for (int i = 0; i < length; ) {
      int zeros = i;
      while (i < length && bits(array, i) == 0) {
        i++;
      }
      int others = i;
      while (i < length && !endsRun(array, i, length)) {
        i++;
      }
      out.putLong(others - zeros);
      out.putLong(i - others);
      for (int k = others; k < i; k++) {
        if (whole) {
          out.putLong(bits(array, k));
        } else {
          out.putLeadingBits(bits(array, k));
        }
      }
    }
  }

  /** Two zeros: a single one takes less in a run of other numbers than one of its own. */
  private static boolean endsRun(Object array, int i, int length) {
    return bits(array, i) == 0 && (i + 1 == length || bits(array, i + 1) == 0);
  }

  private static Object read(Class<?> element, boolean whole, StateReader in) throws IOException {
    int length = in.takeCount();
    Object array = Array.newInstance(element, length);
    for (int i = 0; i < length; ) {
      int zeros = in.takeCount();
      int others = in.takeCount();
      int end = i + zeros + others;
      // Runs of nothing would never come to the end.
      if (end > length || zeros + others == 0) {
        throw new IOException("an array of %d has %d elements".formatted(length, end));
      }
      i += zeros;
      for (; i < end; i++) {
        set(array, i, whole ? in.takeLong() : in.takeLeadingBits());
      }
    }
    return array;
  }

  private static long bits(Object array, int i) {
    if (array instanceof double[] doubles) {
      return Double.doubleToRawLongBits(doubles[i]);
    }
    if (array instanceof int[] ints) {
      return ints[i];
    }
    if (array instanceof long[] longs) {
      return longs[i];
    }
    if (array instanceof float[] floats) {
      return (long) Float.floatToRawIntBits(floats[i]) << Integer.SIZE;
    }
    return ((boolean[]) array)[i] ? 1 : 0;
  }

  private static void set(Object array, int i, long bits) {
    if (array instanceof double[] doubles) {
      doubles[i] = Double.longBitsToDouble(bits);
    } else if (array instanceof int[] ints) {
      ints[i] = (int) bits;
    } else if (array instanceof long[] longs) {
      longs[i] = bits;
    } else if (array instanceof float[] floats) {
      floats[i] = Float.intBitsToFloat((int) (bits >> Integer.SIZE));
    } else {
      ((boolean[]) array)[i] = bits != 0;
    }
  }
}
