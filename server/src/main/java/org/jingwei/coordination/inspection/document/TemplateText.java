package org.jingwei.coordination.inspection.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/**
 * The places in one paragraph. A word processor cuts a paragraph into runs wherever it likes, also
 * within a place; so places are looked for in the text of all runs, and what is put there takes the
 * looks of the run in which the place begins.
 */
final class TemplateText {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z.]{1,40})\\s*}}");

    private final List<XWPFRun> runs;
    private final List<String> texts = new ArrayList<>();

    TemplateText(XWPFParagraph paragraph) {
        runs = paragraph.getRuns();
        for (XWPFRun run : runs) {
            texts.add(run.getCTR().sizeOfTArray() == 0 ? "" : run.getText(0));
        }
    }

    /** The names at the places, as they are written. */
    List<String> names() {
        return PLACE.matcher(String.join("", texts))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());
    }

    /** Whether there is a beginning of a place that is none. */
    static boolean isLeftOver(String text) {
        return PLACE.matcher(text).replaceAll("").contains("{{");
    }

    /** Puts something at each place, from the last to the first so that what is before stays. */
    void fill(Function<String, String> values) {
        Matcher matcher = PLACE.matcher(String.join("", texts));
        matcher.results()
                .toList()
                .reversed()
                .forEach(match -> put(match.start(), match.end(), values.apply(match.group(1))));
    }

    private void put(int from, int to, String value) {
        int begin = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            int end = begin + text.length();
            if (from < end && to > begin) {
                String before = text.substring(0, Math.max(0, from - begin));
                String after = text.substring(Math.min(text.length(), to - begin));
                set(i, before + (from >= begin ? value : "") + after);
            }
            begin = end;
        }
    }

    private void set(int run, String text) {
        texts.set(run, text);
        runs.get(run).setText(text, 0);
    }
}
