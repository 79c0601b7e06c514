package framewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpisodeTest {

  private static final long SECOND_US = 1_000_000;

  private final Episode.Rule rule =
      Episode.Rule.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          tally -> Map.of("mean", tally.mean()));

  private final List<String> said = new ArrayList<>();

  private final Report report =
      new Report() {
        @Override
        public void open(long startUs, long seenUs, Severity severity, Map<String, Double> values) {
          say("open", startUs, seenUs, severity, values);
        }

        @Override
        public void update(long seenUs, Severity severity, Map<String, Double> values) {
          say("update", -1, seenUs, severity, values);
        }

        @Override
        public void close(long endUs, Severity severity, Map<String, Double> values) {
          say("close", -1, endUs, severity, values);
        }

        private void say(
            String what, long startUs, long endUs, Severity severity, Map<String, Double> values) {
          String from = startUs < 0 ? "" : " " + startUs / SECOND_US;
          said.add(what + from + ".." + endUs / SECOND_US + " " + severity + " " + values);
        }
      };

  /** A letter per second: h holds, f fails, | breaks. */
  private List<String> of(String seconds) {
    Episode episode = Episode.NONE;
    for (int second = 0; second < seconds.length(); second++) {
      long fromUs = second * SECOND_US;
      long toUs = fromUs + SECOND_US;
      episode =
          switch (seconds.charAt(second)) {
            case 'h' -> episode.holds(fromUs, toUs, second, rule, report);
            case 'f' -> episode.fails(fromUs, toUs, rule, report);
            default -> episode.ends(rule, report);
          };
    }
    said.removeIf(line -> line.startsWith("update"));
    return said;
  }

  @Test
  void opensAtItsMinimumDurationBackDatedToItsBeginning() {
    assertThat(of("ffhh")).containsExactly("open 2..4 INFO {mean=2.5}");
  }

  @Test
  void saysNothingOfARunThatIsShorter() {
    assertThat(of("ffhfhff")).isEmpty();
  }

  @Test
  void endsWhereTheConditionLastHeldAndNotAfterTheRecovery() {
    assertThat(of("hhhff")).contains("close..3 INFO {mean=1.0}");
  }

  @Test
  void goesOnAfterAnInterruptionThatIsShorterThanTheRecovery() {
    var longer =
        Episode.Rule.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ZERO,
            Duration.ZERO,
            t -> Map.of());
    Episode episode = Episode.NONE;
    for (char second : "hhffhff".toCharArray()) {
      long fromUs = said.size() * SECOND_US;
      episode =
          second == 'h'
              ? episode.holds(fromUs, fromUs + SECOND_US, 0, longer, new Silent())
              : episode.fails(fromUs, fromUs + SECOND_US, longer, new Silent());
      said.add("second");
    }
    assertThat(episode.open()).isTrue();
    assertThat(episode.startUs()).isZero();
    assertThat(episode.heldUs()).isEqualTo(5 * SECOND_US);
  }

  @Test
  void endsAtABreakWhereItWasLastSeen() {
    assertThat(of("hhh|hh")).contains("close..3 INFO {mean=1.0}", "open 4..6 INFO {mean=4.5}");
  }

  @Test
  void isWorseTheLongerItLasts() {
    assertThat(of("hhhhh|").get(1)).isEqualTo("close..5 WARNING {mean=2.0}");
    said.clear();
    assertThat(of("hhhhhhh|").get(1)).isEqualTo("close..7 CRITICAL {mean=3.0}");
  }

  @Test
  void lastsUntilTheNextFrameIsShownHoweverLateThatIs() {
    var episode = Episode.NONE.holds(0, 40_000, 0, rule, report);
    episode = episode.fails(2 * SECOND_US, 2 * SECOND_US + 40_000, rule, report);
    assertThat(said).containsExactly("open 0..2 INFO {mean=0.0}");
    assertThat(episode.heldUs()).isEqualTo(2 * SECOND_US);
  }

  private static final class Silent implements Report {
    @Override
    public void open(long startUs, long seenUs, Severity severity, Map<String, Double> values) {}

    @Override
    public void update(long seenUs, Severity severity, Map<String, Double> values) {}

    @Override
    public void close(long endUs, Severity severity, Map<String, Double> values) {}
  }
}
