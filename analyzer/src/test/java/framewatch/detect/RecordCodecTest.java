package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

  private record Inner(long a, boolean b) {}

  private record Outer(
      boolean yes,
      int number,
      double share,
      Severity severity,
      Inner inner,
      byte[] bytes,
      int[] ints,
      long[] longs,
      double[] doubles,
      float[] floats,
      boolean[] flags) {}

  private record OtherName(long since) {}

  private record OtherType(double until) {}

  private record WithText(String text) {}

  @Test
  void bringsBackWhatItWrote() {
    var outer =
        new Outer(
            true,
            -7,
            0.1,
            Severity.ERROR,
            new Inner(Long.MIN_VALUE, false),
            new byte[] {1, -1},
            new int[] {2},
            new long[] {3, 4},
            new double[] {Double.MIN_VALUE},
            new float[] {1.5f},
            new boolean[] {true, false});
    var codec = new RecordCodec<>(Outer.class);
    assertThat(codec.decode(codec.encode(outer))).usingRecursiveComparison().isEqualTo(outer);
  }

  private record Numbers(double[] doubles, long[] longs, float[] floats, float number) {}

  @Test
  void keepsEveryBitOfNumbers() {
    var numbers =
        new Numbers(
            new double[] {0, 0, -0.0, 1, 0, 1.1, Double.NaN, Double.NEGATIVE_INFINITY, 0, 0},
            new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE, -1, 0, 0, 0, 63, -64, 64},
            new float[] {0, Float.MIN_VALUE, -0f, 0, 0, 0.1f},
            0.1f);
    var codec = new RecordCodec<>(Numbers.class);
    var read = codec.decode(codec.encode(numbers));
    // Arrays.toString tells -0.0 from 0.0 and prints every digit that counts.
    assertThat(Arrays.toString(read.doubles())).isEqualTo(Arrays.toString(numbers.doubles()));
    assertThat(read.longs()).isEqualTo(numbers.longs());
    assertThat(Arrays.toString(read.floats())).isEqualTo(Arrays.toString(numbers.floats()));
    assertThat(read.number()).isEqualTo(0.1f);
  }

  @Test
  void takesLittleForZeros() {
    var codec = new RecordCodec<>(Numbers.class);
    var numbers = new Numbers(new double[5_000], new long[5_000], new float[5_000], 0);
    assertThat(codec.encode(numbers)).hasSizeLessThan(32);
  }

  @Test
  void doesNotReadAnotherShape() {
    byte[] bytes = new RecordCodec<>(OtherName.class).encode(new OtherName(5));
    assertThat(new RecordCodec<>(OtherType.class).decode(bytes)).isNull();
    assertThat(new RecordCodec<>(OtherName.class).decode(new byte[3])).isNull();
  }

  @Test
  void doesNotReadDamagedBytes() {
    var codec = new RecordCodec<>(Numbers.class);
    byte[] bytes = codec.encode(new Numbers(new double[40], new long[] {1, 2}, new float[3], 1));
    for (int i = 8; i < bytes.length; i++) {
      for (int value = 0; value < 256; value++) {
        byte[] damaged = bytes.clone();
        damaged[i] = (byte) value;
        // Whatever comes of it, it comes to an end; and a part is no record.
        codec.decode(damaged);
      }
      assertThat(codec.decode(Arrays.copyOf(bytes, i))).isNull();
    }
  }

  @Test
  void refusesWhatCannotBeState() {
    assertThatThrownBy(() -> new RecordCodec<>(WithText.class))
        .hasMessage("WithText.text: java.lang.String cannot be state");
  }
}
