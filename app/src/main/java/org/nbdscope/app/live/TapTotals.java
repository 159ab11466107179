package org.nbdscope.app.live;

/**
 * What a tap relayed so far.
 *
 * @param connections accepted, those included whose server could not be reached
 * @param toServer    bytes
 * @param toClient    bytes
 * @param messages    NBD messages whose headers were recognised; those inside TLS are not
 */
public record TapTotals(long connections, long toServer, long toClient, long messages) {

    TapTotals plus(TapTotals more) {
        return new TapTotals(connections + more.connections, toServer + more.toServer, toClient + more.toClient,
                messages + more.messages);
    }
}
