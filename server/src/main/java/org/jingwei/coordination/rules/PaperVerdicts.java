package org.jingwei.coordination.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.coordination.Matter;

/** What rules find that look at lists, certificates, places and words. */
final class PaperVerdicts {
    private PaperVerdicts() {}

    static Optional<Finding> listed(Trial trial, Trial.Known known) {
        Matter matter = trial.asked().matter();
        Optional<Papers.Item> item =
                Optional.ofNullable(
                        known.papers().items().get(matter.mechanism() + ":" + matter.item()));
        boolean right =
                item.filter(one ->
                                !one.published().isAfter(matter.from())
                                        && !one.ended().isBefore(matter.to())
                                        && one.organisation()
                                                .filter(owner -> !owner.equals(matter.requester()))
                                                .isEmpty())
                        .isPresent();
        if (right) {
            return Optional.empty();
        }
        Text words =
                matter.item().isEmpty()
                        ? new Text("没有填写清单事项编码。", "It names no item of the published list.")
                        : new Text(
                                "事项编码 %s 不在本单位届时有效的公开清单内。".formatted(matter.item()),
                                "Item %s is not published for your organisation in these days."
                                        .formatted(matter.item()));
        return trial.broken(
                "item",
                words,
                new Text(
                        "请填写已公开的事项编码；清单外的事项先申请列入清单。",
                        "Name an item that is published; have others put on the list first."));
    }

    static Optional<Finding> certificates(
            Trial trial, RuleKind.CertificateValid kind, Trial.Known known) {
        Matter matter = trial.asked().matter();
        long valid =
                matter.officers().stream()
                        .map(number ->
                                Optional.ofNullable(known.papers().certificates().get(number)))
                        .flatMap(Optional::stream)
                        .filter(one ->
                                one.organisation().equals(matter.requester())
                                        && !one.from().isAfter(matter.from())
                                        && !one.to().isBefore(matter.to()))
                        .count();
        if (valid >= kind.officers()) {
            return Optional.empty();
        }
        return trial.broken(
                "officers",
                new Text(
                        "在实施时段内有效的本单位执法证件 %d 个，少于 %d 个。".formatted(valid, kind.officers()),
                        "It names %d certificates of your organisation that are valid in these days, less than %d."
                                .formatted(valid, kind.officers())),
                new Text(
                        "请填写至少 %d 个有效的执法证号。".formatted(kind.officers()),
                        "Name at least %d valid certificates.".formatted(kind.officers())));
    }

    static Optional<Finding> jurisdiction(Trial trial) {
        List<Asked.Target> outside =
                trial.targets().stream()
                        .filter(target ->
                                trial.asked()
                                        .reach()
                                        .filter(area -> area.contains(target.area()))
                                        .isEmpty())
                        .toList();
        if (outside.isEmpty()) {
            return Optional.empty();
        }
        return trial.broken(
                outside,
                "targets",
                new Text(
                        "%d 个对象不在本单位管辖区域内。".formatted(outside.size()),
                        "%d targets lie outside the area of your organisation."
                                .formatted(outside.size())),
                new Text(
                        "请移除这些对象，或由属地单位提出、按异地协助办理。",
                        "Leave them out, or let the organisation of their place ask."));
    }

    static Optional<Finding> negative(Trial trial, RuleKind.NegativeList list) {
        Matter matter = trial.asked().matter();
        String said = (matter.title() + "\n" + matter.note()).toLowerCase(Locale.ROOT);
        Optional<String> found =
                list.words().stream()
                        .filter(word -> said.contains(word.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .or(() -> list.items().stream().filter(matter.item()::equals).findFirst());
        return found.flatMap(word ->
                trial.broken(
                        "title",
                        new Text(
                                "“" + word + "”在负面清单内。", "“" + word + "” is on the negative list."),
                        new Text(
                                "负面清单内的事项不得提出；如属误判，请修改名称和说明后重新检查。",
                                "What is on the list may not be asked; if it is not meant, put it in other words.")));
    }

    static Optional<Finding> expression(Trial trial, RuleKind.Expression kind) {
        if (Expressions.of(kind.expression()).isKept(trial.asked().matter())) {
            return Optional.empty();
        }
        return trial.broken(
                "",
                new Text(kind.words(), kind.wordsEn()),
                new Text(
                        "请修改事项，使之满足：" + kind.expression(),
                        "Change the matter so that this is true: " + kind.expression()));
    }
}
