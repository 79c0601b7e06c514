package framewatch.standalone.faults;

import framewatch.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A labelled set to be made. */
public final class FaultySet {
  private final Footage footage;
  private final long seed;
  private final int width;
  private final int height;
  private final List<Recipe> recipes;

  /**
   * Opens each clip once.
   *
   * @param clips to plant faults into; made-up footage if there are none
   * @param width of all pictures, even
   * @param height of all pictures, even
   * @param only ids of streams; all if there are none
   * @throws UsageException for an unknown id
   */
  public FaultySet(List<Path> clips, long seed, int width, int height, Set<String> only) {
    Set<String> unknown = new TreeSet<>(only);
    Recipes.ALL.forEach(recipe -> unknown.remove(recipe.id()));
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "--only " + String.join(",", unknown) + ": expected some of " + Recipes.ids());
    }
    this.footage = clips.isEmpty() ? new MadeUp(seed) : ClipFootage.of(clips, seed);
    this.seed = seed;
    this.width = width;
    this.height = height;
    this.recipes =
        Recipes.ALL.stream().filter(r -> only.isEmpty() || only.contains(r.id())).toList();
  }

  /**
   * Writes media files and labels into a folder.
   *
   * @param jobs streams to make at a time
   * @param done takes each finished stream's id
   */
  public void write(Path folder, int jobs, Consumer<String> done)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("streams"));
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<Labels.Stream>> results = new ArrayList<>();
      for (Recipe recipe : recipes) {
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
