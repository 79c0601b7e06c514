package framewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InFlightTest {
  private final InFlight inFlight = new InFlight(1000, 0);

  @Test
  void refusesALiveRecordForWhichThereIsNoRoom() {
    assertThat(inFlight.enter("a", 800, true)).isTrue();
    assertThat(inFlight.enter("b", 201, true)).isFalse();
    assertThat(inFlight.enter("b", 200, true)).isTrue();
  }

  @Test
  void leavesRoomForTheOthersHoweverManyStreamsAreStuck() {
    for (String stream : List.of("a", "b", "c", "d")) {
      inFlight.enter(stream, 10, true);
      inFlight.leave(stream, 10, null);
    }
    for (String stuck : List.of("a", "b", "c")) {
      while (inFlight.enter(stuck, 10, true)) {
        // Nothing of these is ever stored.
      }
    }
    assertThat(inFlight.enter("d", 100, true)).isTrue();
    inFlight.leave("d", 100, null);
    assertThat(inFlight.enter("d", 100, true)).isTrue();
  }

  @Test
  void letsAStreamGoOnOnceItsOwnRecordsAreStored() {
    assertThat(inFlight.enter("a", 500, true)).isTrue();
    assertThat(inFlight.enter("a", 10, true)).isFalse();
    inFlight.leave("a", 500, null);
    assertThat(inFlight.enter("a", 10, true)).isTrue();
  }

  @Test
  void letsAFileWaitUntilThereIsRoom() {
    inFlight.enter("a", 800, true);
    var waiting = CompletableFuture.supplyAsync(() -> inFlight.enter("b", 500, false));
    assertThat(waiting).isNotDone();
    inFlight.leave("a", 800, null);
    assertThat(waiting.join()).isTrue();
  }

  @Test
  void takesARecordLargerThanAllWhenNothingElseIsInFlight() {
    assertThat(inFlight.enter("a", 5000, true)).isTrue();
    assertThat(inFlight.enter("a", 1, true)).isFalse();
  }

  @Test
  void failsTheStreamWhoseRecordFailedAndNoOther() {
    inFlight.enter("a", 100, false);
    inFlight.enter("b", 100, false);
    inFlight.leave("a", 100, new TopicAuthorizationException("not authorized"));
    inFlight.leave("b", 100, null);
    inFlight.await("b");
    assertThatThrownBy(() -> inFlight.enter("a", 100, false))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("expected permission to write");
    assertThatThrownBy(() -> inFlight.await("a")).isInstanceOf(PublishException.class);
  }

  @Test
  void endsAllWaitingWhenClosed() {
    inFlight.enter("a", 1000, false);
    var waiting = CompletableFuture.supplyAsync(() -> inFlight.enter("b", 500, false));
    inFlight.close();
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(PublishException.class);
  }
}
