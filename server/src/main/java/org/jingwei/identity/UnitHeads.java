package org.jingwei.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who answers for the caller's organisation, and whether the caller does. Nobody does unless the
 * administrator said so; who wrote something down does not let it pass, unless no other head is
 * there.
 *
 * @param heads of the organisation, twenty at most
 */
public record UnitHeads(List<Head> heads) {
    public UnitHeads {
        heads = List.copyOf(heads);
    }

    /** An account that heads its organisation. */
    public record Head(String username, String displayName) {}

    /** Those of the caller's organisation, in a transaction that is open. */
    public static UnitHeads of(JdbcClient jdbc) {
        return new UnitHeads(
                jdbc.sql("SELECT username, display_name FROM unit_heads()")
                        .query((row, number) ->
                                new Head(row.getString("username"), row.getString("display_name")))
                        .list());
    }

    /** What they are called. */
    public List<String> names() {
        return heads.stream().map(Head::displayName).toList();
    }

    /** The head that the caller is, or acts for. */
    public Optional<Head> acting(Scope scope) {
        String own = Scope.persons(scope.username()).getLast();
        return heads.stream().filter(head -> head.username().equals(own)).findFirst();
    }

    /** Whether the caller may let pass, as a head, what this account wrote down. */
    public boolean passes(Scope scope, String writer) {
        return acting(scope).isPresent()
                && (!scope.sharesPersonWith(writer) || others(writer).isEmpty());
    }

    private List<Head> others(String writer) {
        List<String> wrote = Scope.persons(writer);
        return heads.stream().filter(head -> !wrote.contains(head.username())).toList();
    }

    /** Who is to let pass what this account wrote down. */
    private String asked(String writer, String between) {
        List<Head> others = others(writer);
        return (others.isEmpty() ? heads : others)
                .stream().map(Head::displayName).collect(Collectors.joining(between));
    }

    /** The way out for whom it is not, in Chinese. */
    public String way(String writer) {
        return heads.isEmpty()
                ? "本单位尚未设定负责人，请平台管理员在“管理—账号”中指定。"
                : "请由本单位负责人（" + asked(writer, "、") + "）办理。";
    }

    /** The way out for whom it is not, in English. */
    public String wayEn(String writer) {
        return heads.isEmpty()
                ? "Your unit has no head yet; have the administrator name one under Admin, Accounts."
                : "Have the head of your unit do it: " + asked(writer, ", ") + ".";
    }

    /**
     * Requires that the caller may let pass what this account wrote down.
     *
     * @throws Problem forbidden otherwise; it says whom to turn to
     */
    public void require(Scope scope, String writer) {
        if (!passes(scope, writer)) {
            throw Problem.forbidden("This is for the head of the unit. " + wayEn(writer))
                    .chinese("此事须由单位负责人办理。" + way(writer));
        }
    }
}
