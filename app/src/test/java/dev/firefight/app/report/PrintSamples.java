package dev.firefight.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports of the samples into a directory, to be looked at. */
final class PrintSamples {
    private PrintSamples() {}

    /** Takes the directory as its only argument. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        ReportHeader header = SampleFindings.header();
        Files.writeString(
                directory.resolve("rich.txt"),
                TerminalReport.write(SampleFindings.rich(), header, new TerminalStyle(80, true, false)));
        Files.writeString(
                directory.resolve("ascii.txt"),
                TerminalReport.write(SampleFindings.rich(), header, new TerminalStyle(60, false, true)));
        Files.writeString(
                directory.resolve("empty.txt"),
                TerminalReport.write(SampleFindings.empty(), header, TerminalStyle.PLAIN));
        Files.writeString(directory.resolve("rich.html"), HtmlReport.write(SampleFindings.rich(), header));
        Files.writeString(directory.resolve("large.html"), HtmlReport.write(SampleFindings.large(), header));
        Files.writeString(directory.resolve("empty.html"), HtmlReport.write(SampleFindings.empty(), header));
        Files.writeString(
                directory.resolve("hostile.html"), HtmlReport.write(HostileFindings.of(3), HostileFindings.header(3)));
        Files.writeString(directory.resolve("rich.json"), JsonReport.write(SampleFindings.rich(), header));
    }
}
