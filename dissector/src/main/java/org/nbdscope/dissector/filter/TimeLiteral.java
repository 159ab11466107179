package org.nbdscope.dissector.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;

/**
 * Reads durations and points in time as nanoseconds. Both are decimal seconds; a duration may have a unit ({@code 20us}); a time may be
 * an ISO 8601 date with an optional time of day, local where it names no zone.
 */
final class TimeLiteral {
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})(ns|us|µs|μs|ms|s)?");
    private static final Pattern DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}.*))?");
    /** The power of ten that makes nanoseconds of a unit. */
    private static final Map<String, Integer> NANOS = Map.of("ns", 0, "us", 3, "µs", 3, "μs", 3, "ms", 6, "s", 9);

    private TimeLiteral() {
    }

    static long parse(FieldDefinition field, Token token) throws FilterSyntaxException {
        String word = token.value();
        Matcher seconds = SECONDS.matcher(word);
        BigDecimal nanos;
        if (seconds.matches()) {
            nanos = new BigDecimal(seconds.group(1)).scaleByPowerOfTen(seconds.group(2) == null ? 9 : NANOS.get(seconds.group(2)));
        } else if (field.type() == FieldType.TIME && DATE.matcher(word).matches()) {
            nanos = date(token);
        } else if (word.startsWith("-")) {
            throw token.error(word + " is negative; " + field.name() + " never is");
        } else if (field.type() == FieldType.TIME) {
            throw token.error('"' + word + "\" is no time; write seconds since 1970, or a date such as \"2026-01-31 12:00:00Z\"");
        } else {
            throw token.error('"' + word + "\" is no duration; write seconds, such as 0.005, or 5ms, 20us");
        }
        return nanoseconds(field, token, nanos);
    }

    private static long nanoseconds(FieldDefinition field, Token token, BigDecimal nanos) throws FilterSyntaxException {
        if (nanos.stripTrailingZeros().scale() > 0) {
            throw token.error(token.value() + " is finer than a nanosecond");
        }
        BigInteger whole = nanos.toBigInteger();
        if (whole.signum() < 0 || whole.bitLength() > Long.SIZE) {
            throw token.error(token.value() + " is out of range for " + field.name() + ", 0 to 18446744073.709551615 seconds");
        }
        return whole.longValue();
    }

    private static BigDecimal date(Token token) throws FilterSyntaxException {
        Matcher date = DATE.matcher(token.value());
        date.matches();
        try {
            Instant instant = instant(date.group(1), date.group(2));
            return BigDecimal.valueOf(instant.getEpochSecond()).scaleByPowerOfTen(9).add(BigDecimal.valueOf(instant.getNano()));
        } catch (DateTimeException e) {
            throw token.error('"' + token.value() + "\" is no time; write it as \"2026-01-31 12:00:00Z\"");
        }
    }

    private static Instant instant(String day, String timeOfDay) {
        if (timeOfDay == null) {
            return LocalDate.parse(day).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        String time = day + 'T' + timeOfDay.replaceFirst(" ?UTC$", "Z");
        boolean zoned = time.endsWith("Z") || time.indexOf('+') > 0 || time.lastIndexOf('-') > day.length();
        return zoned ? OffsetDateTime.parse(time).toInstant() : LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }
}
