package framewatch.standalone.faults;

import java.util.Random;

/** One kind of defect, or of what looks like one, as it is planted into a stream. */
interface Fault {
  /**
   * Changes pictures or sound of a window and says so in the labels.
   *
   * @param chance decides how; the same one gives the same fault
   */
  void plant(Take take, Window window, Random chance);
}
