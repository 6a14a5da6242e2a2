package org.jingwei.lake.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jingwei.area.AreaLocatorSource;
import org.jingwei.area.AreaRegister;
import org.jingwei.area.Areas;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Placing;
import org.jingwei.engine.geo.AreaLocator;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.identity.Organisations;
import org.jingwei.lake.Batch;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.Mapping;
import org.jingwei.lake.intake.format.FileReading;
import org.jingwei.lake.intake.format.SourceFile;
import org.jingwei.lake.intake.format.SourceRows;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * Opens the spooled file of a batch, and makes the reader of its rows: for a run and for a look.
 */
@Component
class SourceFiles {
    private static final Scope PLATFORM = Scope.platform("intake");

    private final Spool spool;
    private final Areas areas;
    private final AreaRegister register;
    private final AreaLocatorSource locators;
    private final Organisations organisations;

    SourceFiles(
            Spool spool,
            Areas areas,
            AreaRegister register,
            AreaLocatorSource locators,
            Organisations organisations) {
        this.spool = spool;
        this.areas = areas;
        this.register = register;
        this.locators = locators;
        this.organisations = organisations;
    }

    /** Opens the file of a batch as the batch says that it is written. */
    SourceRows open(Batch batch, Dataset dataset) throws IOException {
        Path path = spool.file(batch.id());
        if (!Files.exists(path)) {
            throw new UnreadableFileException(
                    "file-lost", "The file is not in the spool any more; send it again.");
        }
        return SourceFile.open(path, reading(batch, dataset));
    }

    private static FileReading reading(Batch batch, Dataset dataset) {
        Set<String> known = new HashSet<>();
        dataset.elements()
                .forEach(element -> {
                    known.add(element.name());
                    known.add(element.label());
                });
        batch.mapping().map(Mapping::columns).orElse(List.of()).stream()
                .flatMap(column -> column.source().stream())
                .map(String::strip)
                .forEach(known::add);
        return new FileReading(
                batch.format(),
                batch.charset().orElse(FileCharset.UTF_8),
                batch.delimiter().orElse(','),
                batch.sheet(),
                known);
    }

    /** The reader of a file's rows. */
    RowReader reader(Dataset dataset, Optional<Mapping> mapping, SourceRows file) {
        Columns columns =
                mapping.map(known -> Columns.byMapping(dataset, file.header(), known))
                        .orElseGet(() -> Columns.byName(dataset, file.header(), file.isSparse()));
        Optional<CoordinateSystem> crs = mapping.flatMap(Mapping::crs).or(file::crs);
        return new RowReader(dataset, columns, tools(dataset), crs);
    }

    private RowPlacer.Tools tools(Dataset dataset) {
        Placing placing = dataset.placing();
        return new RowPlacer.Tools(
                new AreaLookup(areas.scheme(), register::whereabouts),
                placing.kind() == Placing.Kind.ORGANISATION
                        ? organisations.areas(PLATFORM)
                        : Map.of(),
                placing.position().isPresent()
                        ? locators.locator()
                        : AreaLocator.builder().build());
    }
}
