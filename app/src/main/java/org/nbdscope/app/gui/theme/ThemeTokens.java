package org.nbdscope.app.gui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the looked-up colours out of the stylesheet, so that they are declared nowhere else. */
final class ThemeTokens {

    /** The stylesheet, beside the class {@code NbdscopeApplication}. */
    static final String STYLESHEET = "/org/nbdscope/app/gui/nbdscope.css";

    private static final Pattern TOKEN = Pattern.compile("(-nb-[a-z0-9-]+)\\s*:\\s*(#[0-9A-Fa-f]{6,8})\\s*;");

    private ThemeTokens() {
    }

    /** The colours of a theme by their names; a colour that the dark theme does not declare is that of the light one. */
    static Map<String, String> of(Theme theme) {
        String css = text();
        Map<String, String> tokens = new LinkedHashMap<>(block(css, ".root {"));
        if (theme == Theme.DARK) {
            tokens.putAll(block(css, ".root.dark {"));
        }
        return tokens;
    }

    /** {@code causeFirst} is {@code -nb-cause-first}. */
    static String name(String component) {
        return "-nb-" + component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> block(String css, String selector) {
        int from = css.indexOf(selector);
        Matcher matcher = TOKEN.matcher(css.substring(from, css.indexOf('}', from)));
        Map<String, String> tokens = new LinkedHashMap<>();
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static String text() {
        try (InputStream in = ThemeTokens.class.getResourceAsStream(STYLESHEET)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
