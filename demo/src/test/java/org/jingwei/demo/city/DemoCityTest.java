package org.jingwei.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCityTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final DemoCity demo =
            new DemoCity(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void generatesIntoAFolder(@TempDir Path folder) {
        int code = demo.run("generate", "--out", folder.toString(), "--records", "1000");

        assertThat(code).isZero();
        assertThat(folder.resolve("manifest.json")).exists();
        assertThat(output()).contains("1,000 records");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                      | no command given
                    paint                                   | command paint is not known
                    generate                                | option --out is missing
                    generate --out                          | option --out needs a value
                    generate --colour red                   | option --colour is not known
                    generate --out x --records many         | --records must be a whole number
                    generate --out x --records 5            | --records must lie between
                    load --from x --server here             | no address such as http
                    """)
    void saysWhatIsWrongWithACall(String words, String message) {
        String[] split = words.isEmpty() ? new String[0] : words.split(" ", -1);

        assertThat(demo.run(split)).isEqualTo(2);
        assertThat(output()).contains(message, "usage: DemoCity");
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
