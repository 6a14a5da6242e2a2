package org.jingwei.demo.city;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command and the options of one call. */
record Arguments(String command, Map<String, String> options) {

    static final String USAGE =
            """
            usage: DemoCity generate --out DIR [--records N] [--seed S]
                   DemoCity load --from DIR --server URL --administrator-password-file FILE \
            --accounts FILE
                   DemoCity run --out DIR [--records N] [--seed S] --server URL \
            --administrator-password-file FILE --accounts FILE\
            """;

    private static final Set<String> KNOWN =
            Set.of(
                    "out",
                    "from",
                    "records",
                    "seed",
                    "server",
                    "administrator-password-file",
                    "accounts");
    private static final int FEWEST_RECORDS = 1_000;
    private static final int MOST_RECORDS = 50_000_000;

    /** An argument that is missing, unknown or wrong. */
    static final class WrongArgument extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongArgument(String message) {
            super(message);
        }
    }

    static Arguments parse(String... words) {
        if (words.length == 0) {
            throw new WrongArgument("no command given");
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i += 2) {
            String name = words[i].startsWith("--") ? words[i].substring(2) : words[i];
            if (!words[i].startsWith("--") || !KNOWN.contains(name)) {
                throw new WrongArgument("option " + words[i] + " is not known");
            }
            if (i + 1 == words.length) {
                throw new WrongArgument("option " + words[i] + " needs a value");
            }
            options.put(name, words[i + 1]);
        }
        return new Arguments(words[0], options);
    }

    Path path(String name) {
        return Path.of(required(name));
    }

    URI server() {
        String server = required("server");
        try {
            URI uri = URI.create(server.replaceAll("/+$", ""));
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongArgument("--server " + server + " is no address: " + e.getMessage());
        }
        throw new WrongArgument(
                "--server " + server + " is no address such as http://127.0.0.1:8080");
    }

    int records() {
        long records = number("records", 200_000);
        if (records < FEWEST_RECORDS || records > MOST_RECORDS) {
            throw new WrongArgument(
                    "--records must lie between %,d and %,d"
                            .formatted(FEWEST_RECORDS, MOST_RECORDS));
        }
        return (int) records;
    }

    long seed() {
        return number("seed", 3503);
    }

    private long number(String name, long otherwise) {
        String text = options.getOrDefault(name, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongArgument("--" + name + " must be a whole number, not " + text);
        }
    }

    private String required(String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new WrongArgument("option --" + name + " is missing"));
    }
}
