package org.nbdscope.dissector.analysis;

/**
 * A block status request as a step of a {@link MapRun}.
 *
 * @param transaction  row in the table of transactions
 * @param index        index of the transaction within its session
 * @param offset       first byte asked about; unsigned
 * @param length       bytes asked about; unsigned
 * @param requestOne   whether it has NBD_CMD_FLAG_REQ_ONE
 * @param cause        why it was sent
 * @param answeredTo   first byte behind the answer in the context in which it reached least far, unsigned; {@code offset} where there is
 *                     none
 * @param descriptors  descriptors of the answer's largest chunk
 * @param latencyNanos null where the reply is not complete
 */
public record MapStep(int transaction, int index, long offset, long length, boolean requestOne, MapCause cause, long answeredTo,
                      long descriptors, Long latencyNanos) {
}
