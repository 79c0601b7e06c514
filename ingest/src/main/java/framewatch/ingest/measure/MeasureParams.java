package framewatch.ingest.measure;

import framewatch.config.Param;

/** Settings, prefix {@code measure}, of what is measured. */
public record MeasureParams(
    @Param(
            value = "2",
            min = 1,
            max = 4,
            help =
                "Of every so many groups of 8 rows of a picture one is looked at: 1 all rows, 2 half"
                    + " of them, 4 a quarter. Small pictures are always looked at closely enough for"
                    + " 2 groups in each row of tiles.")
        int step) {}
