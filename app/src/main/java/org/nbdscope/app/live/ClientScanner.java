package org.nbdscope.app.live;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.ExtendedRequest;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OptionHeader;
import org.nbdscope.dissector.protocol.OptionType;

/** What the client sends: flags, options and requests are kept, the data of writes are not. */
final class ClientScanner extends StreamScanner {

    private static final int OPTION_MAGIC = (int) (Magic.IHAVEOPT >>> 32);

    private final NegotiatedState state;
    private boolean flagsDue = true;

    ClientScanner(NegotiatedState state) {
        super(MAGIC);
        this.state = state;
    }

    @Override
    boolean isMagic(int magic) {
        return magic == Magic.NBD_REQUEST_MAGIC || magic == Magic.NBD_EXTENDED_REQUEST_MAGIC || magic == OPTION_MAGIC;
    }

    @Override
    int header(ByteBuffer bytes, int length) {
        int magic = bytes.getInt(0);
        if (!isMagic(magic)) {
            boolean flags = flagsDue;
            flagsDue = false;
            // The client flags, the only ones without a magic.
            return flags ? 0 : -1;
        }
        flagsDue = false;
        int size = magic == OPTION_MAGIC ? OptionHeader.SIZE
                : magic == Magic.NBD_REQUEST_MAGIC ? CompactRequest.SIZE : ExtendedRequest.SIZE;
        if (length < size) {
            return size;
        }
        if (magic == OPTION_MAGIC) {
            return option(bytes);
        }
        request(bytes, magic == Magic.NBD_EXTENDED_REQUEST_MAGIC);
        return 0;
    }

    private int option(ByteBuffer bytes) {
        if (OptionHeader.MAGIC.u64(bytes, 0) != Magic.IHAVEOPT) {
            return -1;
        }
        if (OptionHeader.OPTION.i32(bytes, 0) == OptionType.NBD_OPT_EXPORT_NAME.value()) {
            state.exportNameAsked = true;
        }
        body(OptionHeader.LENGTH.u32(bytes, 0), 0);
        return 0;
    }

    private void request(ByteBuffer bytes, boolean extended) {
        int command = CompactRequest.TYPE.u16(bytes, 0);
        long length = extended ? ExtendedRequest.LENGTH.u64(bytes, 0) : CompactRequest.LENGTH.u32(bytes, 0);
        boolean write = command == Command.NBD_CMD_WRITE.value();
        boolean payload = extended && CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(CompactRequest.FLAGS.u16(bytes, 0));
        if (command == Command.NBD_CMD_READ.value()) {
            state.read(CompactRequest.COOKIE.u64(bytes, 0), length);
        }
        if (write && extended && !payload) {
            // qemu's client leaves the flag out, and yet sends the data.
            bodyOrNone(0, length);
        } else if (write) {
            body(0, length);
        } else if (payload) {
            body(length, 0);
        }
    }
}
