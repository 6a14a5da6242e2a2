package org.jingwei.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jingwei.demo.city.record.CreditCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CityFilesTest {

    @Test
    void theSameArgumentsGiveTheSameFiles(@TempDir Path one, @TempDir Path other)
            throws IOException {
        Manifest first = new CityFiles(one).generate(DemoFolder.RECORDS, 3503);
        Manifest second = new CityFiles(other).generate(DemoFolder.RECORDS, 3503);
        Manifest third = new CityFiles(other).generate(DemoFolder.RECORDS, 7);

        assertThat(first.rows()).isEqualTo(DemoFolder.RECORDS);
        assertThat(second.digests()).isEqualTo(first.digests());
        assertThat(third.digests()).isNotEqualTo(first.digests());
    }

    @Test
    void aCompleteFolderIsNotGeneratedAgain(@TempDir Path folder) throws IOException {
        new CityFiles(folder).generate(DemoFolder.RECORDS, 3503);
        FileTime past = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(folder.resolve(CityFiles.AREAS), past);

        new CityFiles(folder).generate(DemoFolder.RECORDS, 3503);

        assertThat(Files.getLastModifiedTime(folder.resolve(CityFiles.AREAS))).isEqualTo(past);
    }

    @Test
    void aFolderWithoutItsManifestIsGeneratedAgain(@TempDir Path folder) throws IOException {
        new CityFiles(folder).generate(DemoFolder.RECORDS, 3503);
        Files.delete(folder.resolve(CityFiles.MANIFEST));
        Files.writeString(folder.resolve(CityFiles.AREAS), "cut off");

        new CityFiles(folder).generate(DemoFolder.RECORDS, 3503);

        assertThat(folder.resolve(CityFiles.AREAS)).content().startsWith("code,name");
    }

    @Test
    void theAccountsBelongToOrganisationsAndTheOrganisationsToAreas(@TempDir Path folder)
            throws IOException {
        DemoFolder.generated(folder);
        JsonNode organisations = read(folder, CityFiles.ORGANISATIONS);
        String areas = Files.readString(folder.resolve(CityFiles.AREAS));

        assertThat(organisations.valueStream().map(it -> it.path("id").asString()))
                .doesNotHaveDuplicates()
                .containsAll(
                        read(folder, CityFiles.ACCOUNTS)
                                .valueStream()
                                .map(it -> it.path("organisation").asString())
                                .toList())
                .containsAll(
                        read(folder, CityFiles.DATASETS)
                                .valueStream()
                                .map(it -> it.path("owner").asString())
                                .toList());
        assertThat(organisations.valueStream().map(it -> it.path("area").asString()))
                .allMatch(area -> areas.contains("\n" + area + ","));
    }

    @Test
    void theEnterpriseWithAnAccountIsARegisteredOne(@TempDir Path folder) throws IOException {
        DemoFolder.generated(folder);
        JsonNode enterprise =
                read(folder, CityFiles.ORGANISATIONS)
                        .valueStream()
                        .filter(it -> it.path("kind").asString().equals("ENTERPRISE"))
                        .findFirst()
                        .orElseThrow();
        String key = enterprise.path("subject").path("key").asString();

        assertThat(CreditCode.isValid(key)).isTrue();
        assertThat(folder.resolve("enterprise.csv"))
                .content()
                .contains(key + "," + enterprise.path("name").asString());
    }

    private static JsonNode read(Path folder, String file) {
        return JsonMapper.shared().readTree(folder.resolve(file));
    }
}
