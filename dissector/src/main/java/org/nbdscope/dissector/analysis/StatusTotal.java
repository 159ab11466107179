package org.nbdscope.dissector.analysis;

/**
 * How much of a disk has one status, as a line of {@code nbdinfo --map --totals}.
 *
 * @param type        the status flags; unsigned
 * @param description in words; null where the context gives the status no meaning
 * @param bytes       unsigned
 * @param percent     of the export's size or, where that is not known, of what is known
 * @param extents     number of ranges, neighbours of equal status being one
 */
public record StatusTotal(long type, String description, long bytes, double percent, long extents) {
}
