package org.jingwei.coordination.inspection.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jingwei.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {
    private static final Facts FACTS =
            new Facts()
                    .with(Place.TARGET, "第1厂")
                    .with(Place.NUMBER, "7")
                    .with(
                            "officers",
                            List.of(
                                    Map.of(
                                            Place.OFFICER_NAME, "张三",
                                            Place.OFFICER_NUMBER, "A1"),
                                    Map.of(
                                            Place.OFFICER_NAME, "李四",
                                            Place.OFFICER_NUMBER, "A2")));

    private static List<String> filled(byte[] file) {
        return WordFile.lines(new Template(file).filled(FACTS));
    }

    @Test
    void aPlaceIsFilledHoweverTheWordProcessorCutIt() {
        assertThat(filled(WordFile.ofRuns("致 {", "{tar", "get}} 及 {{ number", " }}。{{number}}")))
                .containsExactly("致 第1厂 及 7。7");
    }

    @Test
    void whatIsNotKnownIsLeftFreeToBeWrittenIn() {
        assertThat(filled(WordFile.ofRuns("约定时间：{{slot}}。"))).containsExactly("约定时间：。");
    }

    @Test
    void aRowOfATableIsThereOnceForEachOfAList() {
        byte[] file =
                WordFile.of(document -> {
                    var table = document.createTable(2, 2);
                    table.getRow(0).getCell(0).setText("检查人员");
                    table.getRow(1).getCell(0).setText("{{officers.holder}}");
                    table.getRow(1).getCell(1).setText("{{officers.number}}/{{number}}");
                });

        assertThat(filled(file)).containsExactly("检查人员", "", "张三", "A1/7", "李四", "A2/7");
        assertThat(WordFile.lines(new Template(file).filled(new Facts())))
                .containsExactly("检查人员", "", "", "/");
    }

    @Test
    void aFactIsTextAndNeverAPlace() {
        Facts facts = new Facts().with(Place.TARGET, "{{number}} <b>&").with(Place.NUMBER, "7");

        byte[] file = new Template(WordFile.ofRuns("{{target}} {{number}}")).filled(facts);

        assertThat(WordFile.lines(file)).containsExactly("{{number}} <b>& 7");
    }

    @ParameterizedTest
    @EnumSource
    void everyShippedTemplateCanBeATemplate(DocumentKind kind) {
        byte[] file = ShippedTemplates.of(kind);

        TemplateCheck.check(file);
        assertThat(filled(file))
                .contains(kind.chinese())
                .anyMatch(line -> line.contains("第1厂"))
                .noneMatch(line -> line.contains("{{"));
    }

    @Test
    void theNoticeTellsTheRightsOfTheEnterprise() {
        assertThat(String.join("\n", filled(ShippedTemplates.of(DocumentKind.NOTICE))))
                .contains("陈述和申辩", "回避", "五个严禁", "八个不得", "张三", "A2");
    }

    @Test
    void aTemplateWithPlacesThatThereAreNotIsRefused() {
        assertThatThrownBy(() -> TemplateCheck.check(WordFile.ofRuns("{{tagret}} {{number}}")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.getBody().getProperties())
                                        .containsEntry("code", "invalid-template")
                                        .extractingByKey("errors")
                                        .asString()
                                        .contains("{{tagret}}")
                                        .doesNotContain("{{number}}"));
        assertThatThrownBy(() -> TemplateCheck.check(WordFile.ofRuns("{{受检企业}}")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aFileThatIsNoWordDocumentIsRefused() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a.txt"));
            out.write("a".getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] file :
                List.of(
                        new byte[0],
                        "a letter".getBytes(StandardCharsets.UTF_8),
                        zip.toByteArray())) {
            assertThatThrownBy(() -> TemplateCheck.check(file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("DOCX");
        }
    }

    @Test
    void aTemplateThatFetchesSomethingFromElsewhereIsRefused() {
        byte[] file =
                WordFile.of(document ->
                        document.getPackagePart()
                                .addRelationship(
                                        java.net.URI.create("http://example.org/t.dotm"),
                                        TargetMode.EXTERNAL,
                                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"));

        assertThatThrownBy(() -> TemplateCheck.check(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("example.org");
    }
}
