package framewatch.standalone.bench;

/**
 * One line of a result.
 *
 * @param key its name in JSON
 * @param label its name for people
 */
record Figure(String key, String label, Unit unit, Spread spread) {

  static Figure exact(String key, String label, Unit unit, double value) {
    return new Figure(key, label, unit, Spread.of(value));
  }
}
