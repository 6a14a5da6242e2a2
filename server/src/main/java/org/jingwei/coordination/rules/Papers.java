package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is published and who is certified, as far as some matters name it.
 *
 * @param items by mechanism and code, with a colon between them
 * @param certificates by their numbers
 */
record Papers(Map<String, Papers.Item> items, Map<String, Papers.Certificate> certificates) {
    /** An item of the list of what may be asked. */
    record Item(String key, Optional<String> organisation, LocalDate published, LocalDate ended) {}

    /** An officer's certificate. */
    record Certificate(String number, String organisation, LocalDate from, LocalDate to) {}

    static Papers read(JdbcClient jdbc, List<Asked> asked) {
        String[] codes = named(asked, one -> List.of(one.matter().item()));
        String[] numbers = named(asked, one -> one.matter().officers());
        return new Papers(
                codes.length == 0
                        ? Map.of()
                        : items(jdbc, codes).stream()
                                .collect(Collectors.toMap(Item::key, Function.identity())),
                numbers.length == 0
                        ? Map.of()
                        : certificates(jdbc, numbers).stream()
                                .collect(
                                        Collectors.toMap(
                                                Certificate::number, Function.identity())));
    }

    private static String[] named(List<Asked> asked, Function<Asked, List<String>> names) {
        return asked.stream()
                .flatMap(one -> names.apply(one).stream())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private static List<Item> items(JdbcClient jdbc, String[] codes) {
        return jdbc.sql("SELECT * FROM published_item WHERE code = ANY (:codes)")
                .param("codes", codes)
                .query((row, number) ->
                        new Item(
                                row.getString("mechanism") + ":" + row.getString("code"),
                                Optional.ofNullable(row.getString("organisation")),
                                row.getObject("published_on", LocalDate.class),
                                Optional.ofNullable(row.getObject("ended_on", LocalDate.class))
                                        .orElse(LocalDate.MAX)))
                .list();
    }

    private static List<Certificate> certificates(JdbcClient jdbc, String[] numbers) {
        return jdbc.sql("SELECT * FROM officer_certificate WHERE number = ANY (:numbers)")
                .param("numbers", numbers)
                .query((row, number) ->
                        new Certificate(
                                row.getString("number"),
                                row.getString("organisation"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)))
                .list();
    }
}
