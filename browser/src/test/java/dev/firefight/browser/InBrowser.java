package dev.firefight.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A test with a server of its own and visitors. At its end no browser has complained, and the server told of no fault. */
@ExtendWith(Chromium.class)
abstract class InBrowser {
    final TestClock clock;

    @SuppressWarnings("NullAway.Init") // opened before each test
    House house;

    private final List<Visitor> visitors = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Browser browser;

    InBrowser() {
        this(TestClock.going());
    }

    InBrowser(TestClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void open(Browser one, @TempDir Path directory) {
        browser = one;
        house = new House(directory, clock);
    }

    /** Somebody on a laptop. */
    Visitor visitor() {
        return visitor(new Browser.NewContextOptions().setViewportSize(1440, 1000));
    }

    Visitor visitor(Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(house, browser, options.setLocale("en-GB").setTimezoneId("Europe/Berlin"));
        visitors.add(visitor);
        return visitor;
    }

    void keepPictures(Path folder) {
        for (Visitor visitor : visitors) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(folder.resolve("visitor-" + visitors.indexOf(visitor) + ".png")));
        }
    }

    @AfterEach
    void nothingIsComplainedOf() {
        List<String> complaints = new ArrayList<>();
        for (Visitor visitor : visitors) {
            complaints.addAll(visitor.complaints());
            visitor.close();
        }
        house.close();
        assertThat(complaints).isEmpty();
        assertThat(house.log()).isEmpty();
    }
}
