package dev.firefight.journal;

/** What every journal promises, in a file. */
class SqliteJournalTest extends JournalContract {
    private int files;

    @Override
    public Place emptyPlace() {
        files++;
        return new Place.InFile(directory.resolve("data with spaces & ä").resolve("journal-" + files + ".db"));
    }
}
