package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupedDigitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "25094 requests in 13 runs|25\u2009094 requests in 13 runs",
        "1048576.|1\u2009048\u2009576.",
        "(41219.569 ms)|(41\u2009219.569 ms)",
        "the end, 18446744073709551615|the end, 18\u2009446\u2009744\u2009073\u2009709\u2009551\u2009615",
        "#123456 at 0x12345678|#123456 at 0x12345678",
        "127.0.0.1:10809, 2^32, 1.23456|127.0.0.1:10809, 2^32, 1.23456",
        "999|999"})
    void groupsWhatCountsSomething(String sentence, String shown) {
        assertEquals(shown, GroupedDigits.in(sentence));
    }
}
