/** Code that the README shows, compiled and run here. */
package framewatch.e2e.snippets;
