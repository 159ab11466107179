package org.nbdscope.app.gui.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Whether the desktop is dark. The toolkit does not tell, so each system is asked in its own way. */
final class SystemTheme {

    private static final long PATIENCE_MILLIS = 1500;

    private SystemTheme() {
    }

    /** Asks the system, and waits for a moment; false where it does not say. */
    static boolean isDark() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return answer(List.of("defaults", "read", "-g", "AppleInterfaceStyle")).contains("dark");
        }
        if (system.contains("windows")) {
            return answer(List.of("reg", "query", "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize", "/v",
                    "AppsUseLightTheme")).contains("0x0");
        }
        return answer(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")).contains("dark")
                || answer(List.of("gsettings", "get", "org.gnome.desktop.interface", "gtk-theme")).contains("dark");
    }

    private static String answer(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return "";
                }
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            return ""; // there is no such program: this desktop is another one, and says nothing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
