package org.jingwei.demo.city.load;

import java.util.List;

/** The demo accounts as a table for the terminal; the password, the same for all, stands above. */
final class AccountsTable {

    private AccountsTable() {}

    static String of(List<AccountsFile.Entry> accounts) {
        StringBuilder table = new StringBuilder();
        table.append("demo: password of all accounts: ")
                .append(accounts.getFirst().password())
                .append('\n');
        for (AccountsFile.Entry account : accounts) {
            table.append(
                    "  %-22s %-14s %-13s %s%n"
                            .formatted(
                                    account.username(),
                                    account.role(),
                                    account.area(),
                                    account.organisation()));
        }
        return table.toString();
    }
}
