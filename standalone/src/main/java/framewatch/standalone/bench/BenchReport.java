package framewatch.standalone.bench;

import java.util.List;
import java.util.Map;

/**
 * A result, whatever was measured.
 *
 * @param title the file in a few words
 * @param facts what it was measured on: texts and numbers, by their names in JSON
 * @param figures one after the other
 * @param rowsKey name in JSON of {@code rows}
 * @param rows a table: lists of the same figures for one case after the other; empty for none
 */
public record BenchReport(
    String title,
    Map<String, Object> facts,
    List<Figure> figures,
    String rowsKey,
    List<List<Figure>> rows) {}
