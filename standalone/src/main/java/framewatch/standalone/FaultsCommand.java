package framewatch.standalone;

import framewatch.cli.UsageException;
import framewatch.standalone.faults.FaultySet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes streams with known faults, to score detectors with. */
@Command(
    name = "faults",
    sortOptions = false,
    description = {
      "Makes streams with known faults for framewatch score: each kind of defect, and what looks"
          + " like one, planted into your clips, or into made-up pictures and sound.",
      "",
      "Writes OUT/streams and OUT/labels.json. The same clips and seed give the same streams."
    })
final class FaultsCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "OUT", description = "Folder to write to.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CLIP",
      description = "Video files without defects. Without any, footage is made up.")
  private List<Path> clips = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another one, other faults. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Columns and rows of all pictures, even. Default: 640x360.")
  private String size = "640x360";

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "Only these streams, such as black,freeze. Default: all.")
  private Set<String> only = new TreeSet<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Streams to make at a time. Default: the number of processors.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches() || side(matcher, 1) % 2 + side(matcher, 2) % 2 > 0) {
      throw new UsageException("--size " + size + ": expected even numbers such as 640x360");
    }
    if (jobs < 1) {
      throw new UsageException("--jobs " + jobs + ": expected at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    FaultySet set = new FaultySet(clips, seed, side(matcher, 1), side(matcher, 2), only);
    set.write(
        folder,
        jobs,
        id -> {
          out.println(id);
          out.flush();
        });
    return 0;
  }

  private static int side(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
