package org.nbdscope.dissector.session;

/**
 * One reply to an option (section "Fixed newstyle negotiation"). What a reply of its type does not carry, or what is not in the capture,
 * is null.
 *
 * @param type              the reply type; unsigned 32 bits
 * @param length            length of the reply's data as its header says; unsigned 32 bits
 * @param frame             packet that completed it
 * @param information       NBD_REP_INFO: the information type
 * @param size              NBD_INFO_EXPORT: size of the export in bytes; unsigned
 * @param transmissionFlags NBD_INFO_EXPORT: 16 bits
 * @param minimumBlockSize  NBD_INFO_BLOCK_SIZE: unsigned 32 bits, as the following two
 * @param preferredBlockSize NBD_INFO_BLOCK_SIZE
 * @param maximumPayloadSize NBD_INFO_BLOCK_SIZE
 * @param contextId         NBD_REP_META_CONTEXT: unsigned 32 bits
 * @param context           NBD_REP_META_CONTEXT: the context's name
 * @param name              NBD_REP_SERVER: the export's name
 * @param text              NBD_REP_SERVER: its description; NBD_INFO_NAME and NBD_INFO_DESCRIPTION; errors: the message
 */
public record OptionReply(int type, long length, long frame, Integer information, Long size, Integer transmissionFlags,
                          Long minimumBlockSize, Long preferredBlockSize, Long maximumPayloadSize,
                          Long contextId, String context, String name, String text) {

    /** The same reply, completed by this packet. */
    OptionReply at(long completedBy) {
        return frame == completedBy ? this : new OptionReply(type, length, completedBy, information, size, transmissionFlags,
                minimumBlockSize, preferredBlockSize, maximumPayloadSize, contextId, context, name, text);
    }
}
