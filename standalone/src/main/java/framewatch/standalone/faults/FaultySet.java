package framewatch.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Makes labelled sets. */
public final class FaultySet {
  private FaultySet() {}

  /**
   * Writes a set's media files and labels into a folder.
   *
   * @param clips to plant faults into; made-up footage if there are none
   * @param width of all pictures, even
   * @param height of all pictures, even
   * @param jobs streams to make at a time
   * @param done takes each finished stream's id
   */
  public static void write(
      Path folder,
      List<Path> clips,
      long seed,
      int width,
      int height,
      int jobs,
      Consumer<String> done)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("streams"));
    Footage footage = clips.isEmpty() ? new MadeUp(seed) : ClipFootage.of(clips, seed);
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<Labels.Stream>> results = new ArrayList<>();
      for (Recipe recipe : Recipes.ALL) {
        results.add(workers.submit(() -> recipe.make(footage, width, height, seed, folder)));
      }
      List<Labels.Stream> streams = new ArrayList<>();
      for (Future<Labels.Stream> result : results) {
        streams.add(result.get());
        done.accept(streams.get(streams.size() - 1).id());
      }
      Labels.write(folder, seed, streams);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) throws IOException {
    if (e.getCause() instanceof IOException cause) {
      throw cause;
    }
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }
}
