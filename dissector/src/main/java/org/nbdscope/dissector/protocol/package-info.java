/**
 * NBD's vocabulary: its constants as enums, its fields with their explanations, and its messages' fixed parts as structs.
 *
 * <p>Each struct is a class with a {@code Place} per field, the {@code SIZE} of its fixed part in bytes, and the {@code STRUCT} that lists
 * the places for whoever walks them. Names and sections are those of the specification's branch with extended headers.
 */
package org.nbdscope.dissector.protocol;
