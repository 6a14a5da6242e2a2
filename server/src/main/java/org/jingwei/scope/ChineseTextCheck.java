package org.jingwei.scope;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Refuses a database that cannot compare Chinese: initialised with the locale C, PostgreSQL's
 * trigrams see no Chinese character at all, and search would silently find nothing.
 */
@Component
class ChineseTextCheck implements SmartInitializingSingleton {
    private final ScopedDatabase database;

    ChineseTextCheck(ScopedDatabase database) {
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean seesChinese =
                database.call(
                        Scope.platform("start"),
                        jdbc ->
                                jdbc.sql("SELECT cardinality(show_trgm('莆田市')) > 0")
                                        .query(Boolean.class)
                                        .single());
        if (!seesChinese) {
            throw new IllegalStateException(
                    "JINGWEI_DATABASE_URL: this database cannot compare Chinese text; create it with"
                            + " LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LOCALE 'C.UTF-8'");
        }
    }
}
