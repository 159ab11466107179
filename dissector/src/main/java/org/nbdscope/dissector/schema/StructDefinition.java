package org.nbdscope.dissector.schema;

import java.util.List;

/**
 * A struct of the wire with its places of fixed offset, in order. What follows the fixed part (strings, lists, payload) is described by
 * the fields that stand in no place.
 *
 * @param label       what people read ({@code Extended Request})
 * @param size        bytes of the fixed part
 * @param places      its fields in order of offset; a flags field is followed by its bits
 * @param explanation one or two sentences
 * @param section     the heading of the specification that defines it
 */
public record StructDefinition(String label, int size, List<Place> places, String explanation, String section) {
}
