package org.jingwei.lake.source.folder;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.http.Problem;
import org.jingwei.lake.source.Delivery;
import org.jingwei.lake.source.SourceTask;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The watched folders, which their systems' owners switch on and off. */
@Component
public class Folders {
    private static final Scope PLATFORM = Scope.platform("folders");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ScopedDatabase database;
    private final Delivery delivery;
    private final AuditTrail audit;
    private final FolderSweep sweep;
    private final Optional<FolderTree> tree;

    Folders(
            ScopedDatabase database,
            Delivery delivery,
            AuditTrail audit,
            FolderSweep sweep,
            Settings settings) {
        this.database = database;
        this.delivery = delivery;
        this.audit = audit;
        this.sweep = sweep;
        this.tree = settings.text(Setting.WATCHED_FOLDERS).map(Folders::tree);
    }

    private static FolderTree tree(String root) {
        try {
            return new FolderTree(Path.of(root));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    Setting.WATCHED_FOLDERS.variable() + ": cannot be watched: " + e.getMessage(),
                    e);
        }
    }

    @Bean
    static SourceTask sweeping(Folders folders) {
        return new SourceTask(
                Tasks.recurring("folder-sweep", FixedDelay.of(PAUSE))
                        .execute((instance, context) -> folders.sweepAll()));
    }

    void sweepAll() {
        tree.ifPresent(open ->
                list(PLATFORM, Optional.empty()).stream()
                        .filter(WatchedFolder::enabled)
                        .forEach(folder -> sweep.sweep(open, folder)));
    }

    /** Watches a folder for a dataset, or stops it. */
    public WatchedFolder watch(Scope scope, String system, String dataset, boolean enabled) {
        delivery.ownSystem(scope, system);
        Dataset filled = delivery.dataset(scope, system, dataset);
        if (tree.isEmpty()) {
            throw Problem.conflict(
                    "folders-off",
                    "No folders are watched here; the operator sets "
                            + Setting.WATCHED_FOLDERS.variable()
                            + ".");
        }
        WatchedFolder folder = WatchedFolder.of(system, filled.id(), filled.owner(), enabled);
        database.run(
                scope,
                jdbc -> {
                    jdbc.sql(
                                    """
                                    INSERT INTO watched_folder (system, dataset, owner, enabled, created_by)
                                    VALUES (:system, :dataset, :owner, :enabled, :username)
                                    ON CONFLICT (system, dataset) DO UPDATE SET enabled = excluded.enabled\
                                    """)
                            .param("system", system)
                            .param("dataset", filled.id())
                            .param("owner", filled.owner())
                            .param("enabled", enabled)
                            .param("username", scope.username())
                            .update();
                    audit.done(scope, "folder.watch", folder.path(), 1);
                });
        return folder;
    }

    /** The folders of a system of the scope's own. */
    public List<WatchedFolder> list(Scope scope, String system) {
        delivery.ownSystem(scope, system);
        return list(scope, Optional.of(system));
    }

    private List<WatchedFolder> list(Scope scope, Optional<String> system) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT * FROM watched_folder WHERE system = coalesce(:system, system)
                                        ORDER BY system, dataset\
                                        """)
                                .param("system", system.orElse(null))
                                .query((row, number) ->
                                        WatchedFolder.of(
                                                row.getString("system"),
                                                row.getString("dataset"),
                                                row.getString("owner"),
                                                row.getBoolean("enabled")))
                                .list());
    }
}
