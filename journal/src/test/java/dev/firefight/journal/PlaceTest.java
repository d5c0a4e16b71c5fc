package dev.firefight.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void aSettingIsAnAddressOrAPath() {
        assertThat(Place.of("data/journal.db"))
                .isEqualTo(new Place.InFile(Path.of("data/journal.db").toAbsolutePath()));
        assertThat(Place.of("postgresql://ann@db/fire")).isInstanceOf(Place.InPostgres.class);
        assertThat(Place.of("postgres://db/fire")).isInstanceOf(Place.InPostgres.class);
    }

    @Test
    void anAddressIsTakenApart() {
        PostgresUrl url = PostgresUrl.parse("postgresql://ann:p%40ss%3Aword+1@db.example:5433/fire?sslmode=require");

        assertThat(url.user()).contains("ann");
        assertThat(url.password()).contains("p@ss:word+1");
        assertThat(url.driverUrl()).isEqualTo("jdbc:postgresql://db.example:5433/fire?sslmode=require");
        assertThat(PostgresUrl.parse("postgresql://db/fire"))
                .isEqualTo(new PostgresUrl("db", 5432, "fire", Optional.empty(), Optional.empty(), ""));
    }

    @Test
    void thePasswordIsNeverShown() {
        String secret = "postgresql://ann:secret@db/fire?password=secret";
        assertThat(Place.of(secret).toString()).isEqualTo("postgresql://ann@db:5432/fire");
        assertThat(PostgresUrl.parse(secret).toString()).doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Place.of("postgresql://ann:secret with spaces@db/fire"))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void whatIsNoAddressSaysHowOneIsWritten() {
        for (String wrong :
                new String[] {"postgresql://", "postgresql:///fire", "postgresql://db", "postgresql://db/"}) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> Place.of(wrong))
                    .withMessageContaining("postgresql://user:password@host:port/database");
        }
    }
}
