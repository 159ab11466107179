package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampResolutionTest {

    private static long exact(int code, long units) {
        BigInteger value = new BigInteger(Long.toUnsignedString(units)).multiply(BigInteger.valueOf(1_000_000_000));
        int exponent = code & 0x7F;
        BigInteger divisor = (code & 0x80) != 0 ? BigInteger.TWO.pow(exponent) : BigInteger.TEN.pow(exponent);
        BigInteger nanos = value.divide(divisor);
        return nanos.bitLength() > 63 ? Frame.NO_TIME : nanos.longValue();
    }

    @Test
    void agreesWithExactArithmetic() {
        long seed = 20;
        Random random = new Random(seed);
        for (int code = 0; code < 256; code++) {
            TimestampResolution resolution = TimestampResolution.of(code);
            for (int i = 0; i < 200; i++) {
                long units = random.nextLong() >>> random.nextInt(64);
                assertEquals(exact(code, units), resolution.toNanos(units), "code " + code + ", units " + units + ", seed " + seed);
            }
            assertEquals(exact(code, -1), resolution.toNanos(-1), resolution.toString());
        }
    }

    @Test
    void offsetsAddUpOrAreNoTime() {
        assertEquals(-1_000_000_000L + 5, with(-1).timeNanos(5));
        assertEquals(Frame.NO_TIME, with(Long.MAX_VALUE).timeNanos(5));
        assertEquals(Frame.NO_TIME, with(9_000_000_000L).timeNanos(Long.MAX_VALUE));
        assertEquals(Frame.NO_TIME, with(1).timeNanos(-1));
    }

    private static CaptureInterface with(long offset) {
        return new CaptureInterface(0, 1, 0, null, null, null, TimestampResolution.NANOSECONDS, offset);
    }
}
