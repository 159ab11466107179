package org.nbdscope.dissector.model;

/**
 * What an error chunk says (section "Structured reply types").
 *
 * @param error  the error value; unsigned 32 bits
 * @param text   its message, "" when empty; null where it is not in the capture
 * @param offset NBD_REPLY_TYPE_ERROR_OFFSET: the absolute offset; null for others, or where it is not in the capture
 */
public record ErrorDetail(int error, String text, Long offset) {
}
