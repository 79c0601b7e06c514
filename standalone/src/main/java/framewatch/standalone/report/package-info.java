/** Defects for people and for programs: table, JSON, CSV. */
@NullMarked
package framewatch.standalone.report;

import org.jspecify.annotations.NullMarked;
