package framewatch.detect;

import framewatch.config.Param;
import java.time.Duration;

/** How long a condition has to last, and to be gone: the settings of an {@link Episode}. */
record Lasting(
    @Param(
            value = "2s",
            min = 0,
            max = 3600,
            help = "Shortest that is reported, from its first observation to its last.")
        Duration minDuration,
    @Param(
            value = "1s",
            min = 0,
            max = 3600,
            help = "It is over when it has been gone for so long; what comes back earlier is one.")
        Duration recovery,
    @Param(value = "5s", min = 0, max = 86400, help = "Severity warning from this duration.")
        Duration warning,
    @Param(value = "30s", min = 0, max = 86400, help = "Severity critical from this duration.")
        Duration critical) {}
