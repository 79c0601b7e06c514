package framewatch.detect;

/**
 * Under which settings a defect was found.
 *
 * @param name of the profile
 * @param hash 16 hexadecimal digits over the settings of all detectors under it, for this stream
 */
record Profile(String name, String hash) {}
