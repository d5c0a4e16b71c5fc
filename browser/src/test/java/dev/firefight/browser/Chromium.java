package dev.firefight.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one browser of this machine to all tests, and ends it after the last. It talks to nobody but this machine. */
final class Chromium implements ParameterResolver, AfterTestExecutionCallback {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private record Running(Playwright driver, Browser browser) implements AutoCloseable {
        static Running start() {
            Playwright driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = driver.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            .setArgs(List.of(
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            return new Running(driver, browser);
        }

        @Override
        public void close() {
            browser.close();
            driver.close();
        }
    }

    /** What a test that failed saw last lies under target/failed. */
    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent() && test.getRequiredTestInstance() instanceof InBrowser failed) {
            failed.keepPictures(
                    Path.of("target", "failed", test.getRequiredTestMethod().getName()));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .browser();
    }
}
