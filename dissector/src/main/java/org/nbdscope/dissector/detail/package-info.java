/**
 * From a row of the message table to what the message says, field by field with the bytes of each. Nothing of this is kept while a
 * capture is read: a message's bytes are read from the file again when somebody looks at it.
 *
 * <p>{@code MessageBytesLoader} finds the bytes of a row by means of a {@code FrameIndex}; {@code MessageDetail} makes the tree of
 * {@code DetailNode}s of them; {@code TreeFieldValues} and {@code PacketFieldValues} hand out the values for display filters and columns;
 * {@code AnnotatedDump} makes text.
 */
package org.nbdscope.dissector.detail;
