package framewatch.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the vector loops to the plain ones. Needs {@code --add-modules jdk.incubator.vector}. */
class VectorKernelTest {
  private final LumaKernel vectors = Kernels.vectors();
  private final LumaKernel plain = new PlainKernel();

  @BeforeAll
  static void needsTheVectorApi() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
  }

  @Test
  void isWhatIsChosenWhereThereIsAVectorApi() {
    assertThat(Kernels.best()).isInstanceOf(WarmingKernel.class);
  }

  @ParameterizedTest(name = "{0} columns, {1} rows from {2}")
  @CsvSource({"320, 16, 0", "320, 15, 15", "333, 16, 8", "64, 7, 21", "63, 16, 16", "1, 3, 3"})
  void addsUpStripsAsThePlainLoopsDo(int width, int rows, int row) throws Exception {
    LumaRows picture = rows(width, 40, 1);
    LumaRows previous = rows(width, 40, 2);
    var expected = new BandSums(width);
    var sums = new BandSums(width);
    for (int repeat = 0; repeat < 3; repeat++) {
      plain.strip(picture, previous, row, rows, expected);
      vectors.strip(picture, previous, row, rows, sums);
    }
    assertSame(sums, expected);
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {1, 63, 64, 256, 257, 320, 1920})
  void addsUpRowsAsThePlainLoopsDo(int width) throws Exception {
    LumaRows picture = rows(width, 20, 3);
    var expected = new RowSums(width, 20);
    var sums = new RowSums(width, 20);
    plain.rows(picture, 0, 20, expected);
    vectors.rows(picture, 0, 20, sums);
    assertThat(sums.luma).isEqualTo(expected.luma);
    assertThat(sums.gradient).isEqualTo(expected.gradient);
    assertThat(sums.step).isEqualTo(expected.step);
    assertThat(sums.repetition).isEqualTo(expected.repetition);
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {1, 63, 64, 130, 320, 1283})
  void looksAtARowAsThePlainLoopsDo(int width) throws Exception {
    LumaRows picture = rows(width, 20, 4);
    LumaRows previous = rows(width, 20, 5);
    var expected = new DetailSums(width);
    var sums = new DetailSums(width);
    for (int row = 2; row < 6; row++) {
      plain.detail(picture, previous, row, expected);
      vectors.detail(picture, previous, row, sums);
      plain.gradients(picture, row, expected);
      vectors.gradients(picture, row, sums);
    }
    assertSame(sums, expected);
  }

  @ParameterizedTest(name = "{0} samples of {1} bits")
  @CsvSource({"100, 10", "64, 12", "31, 16", "7, 9"})
  void narrowsAsThePlainLoopsDo(int length, int depth) {
    var random = new Random(6);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) random.nextInt(1 << depth);
    }
    byte[] expected = new byte[length + 10];
    byte[] narrowed = new byte[length + 10];
    plain.narrow(samples, depth - 8, expected, 5);
    vectors.narrow(samples, depth - 8, narrowed, 5);
    assertThat(narrowed).isEqualTo(expected);
  }

  /** Noise of many strengths, from none to the whole range. */
  private static LumaRows rows(int width, int count, int seed) {
    var random = new Random(seed);
    var rows = new LumaRows(width, -4, count + 8, 0);
    for (int row = -4; row < count + 4; row++) {
      for (int x = 0; x < width; x++) {
        int strength = (x / 16 + row / 4 & 7) + 1;
        rows.bytes[rows.at(row) + x] = (byte) (100 + random.nextInt(1 << strength));
      }
      rows.repeatEnds(row);
    }
    return rows;
  }

  private static void assertSame(Object sums, Object expected) throws Exception {
    for (Field field : sums.getClass().getDeclaredFields()) {
      boolean scratch = field.getName().equals("scores") || field.getName().equals("squares");
      if (!scratch) {
        assertThat(field.get(sums)).as(field.getName()).isEqualTo(field.get(expected));
      }
    }
  }
}
