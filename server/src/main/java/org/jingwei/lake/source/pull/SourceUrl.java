package org.jingwei.lake.source.pull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a source database: one host, one database and a few harmless parameters. A JDBC
 * driver does much at the word of its URL (reads files, loads classes, opens sockets of its own),
 * so that only parameters of this list are passed on.
 *
 * @param address the URL without its parameters
 */
record SourceUrl(Product product, String address, String host, List<String> parameters) {
    private static final Pattern FORM =
            Pattern.compile(
                    "jdbc:(postgresql|mariadb|mysql)://([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])"
                            + "(:[0-9]{1,5})?/([A-Za-z0-9_$-]{1,64})(?:\\?(.*))?");

    private static final Set<String> HARMLESS =
            Set.of("ssl", "sslmode", "usessl", "currentschema", "connecttimeout", "tcpkeepalive");

    SourceUrl {
        parameters = List.copyOf(parameters);
    }

    /** Which database it is. */
    enum Product {
        POSTGRESQL('"'),
        MARIADB('`');

        private final char quote;

        Product(char quote) {
            this.quote = quote;
        }

        /** A name as an identifier, whatever is in it. */
        String quoted(String name) {
            String mark = String.valueOf(quote);
            return mark + name.replace(mark, mark + mark) + mark;
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is no address of one database, or has a parameter that
     *     is not passed on
     */
    static SourceUrl parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be jdbc:postgresql://host:port/database, jdbc:mariadb://… or jdbc:mysql://…");
        }
        Product product = "postgresql".equals(form.group(1)) ? Product.POSTGRESQL : Product.MARIADB;
        String host = part(form, 2);
        String address =
                (product == Product.POSTGRESQL ? "jdbc:postgresql://" : "jdbc:mariadb://")
                        + host
                        + part(form, 3)
                        + "/"
                        + part(form, 4);
        return new SourceUrl(product, address, host, parameters(form.group(5)));
    }

    private static String part(Matcher form, int group) {
        return Optional.ofNullable(form.group(group)).orElse("");
    }

    private static List<String> parameters(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<String> parameters = List.of(Pattern.compile("&").split(text, -1));
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            boolean plain =
                    equals > 0 && parameter.substring(equals + 1).matches("[A-Za-z0-9_.-]{1,64}");
            if (!plain || !HARMLESS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "the parameter \"" + name + "\" is not passed on; leave it out");
            }
        }
        return parameters;
    }

    /** Whether this list of hosts, separated by commas, has its host. */
    boolean isAmong(String hosts) {
        return Pattern.compile(",")
                .splitAsStream(hosts)
                .map(String::strip)
                .anyMatch(host::equalsIgnoreCase);
    }

    /** The URL for the driver. */
    String text() {
        return parameters.isEmpty() ? address : address + "?" + String.join("&", parameters);
    }
}
