/**
 * Labelled streams of our own: known faults, planted into pictures, sound and packets of clips or
 * of made-up material.
 *
 * <p>A {@link Take} is a stream in the making; each {@link Fault} plants one kind of defect, or
 * look-alike, into it and labels it. {@link Recipes} lists the streams of a set. The same clips,
 * seed and build of libav give the same set.
 */
@NullMarked
package framewatch.standalone.faults;

import org.jspecify.annotations.NullMarked;
