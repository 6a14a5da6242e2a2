package org.jingwei.demo.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.demo.city.inspection.InspectionFiles;
import org.jingwei.demo.city.people.People;
import org.jingwei.demo.city.people.People.NamedSubject;
import org.jingwei.demo.city.people.Zone;
import org.jingwei.demo.city.place.AreaList;
import org.jingwei.demo.city.place.BoundaryText;
import org.jingwei.demo.city.place.CityShapes;
import org.jingwei.demo.city.record.RecordFiles;
import org.jingwei.demo.city.record.RecordFiles.Written;
import org.jingwei.demo.city.source.SystemList;
import tools.jackson.databind.json.JsonMapper;

/**
 * The generated city as a folder of files. The manifest is written last: a folder with a manifest
 * is complete, and is not generated again for the same arguments.
 */
final class CityFiles {

    static final String AREAS = "areas.csv";
    static final String BOUNDARIES = "boundaries.geojson";
    static final String ZONES = "zones.json";
    static final String ORGANISATIONS = "organisations.json";
    static final String ACCOUNTS = "accounts.json";
    static final String DATASETS = "datasets.json";
    static final String SYSTEMS = "systems.json";
    static final String MANIFEST = "manifest.json";

    /** Raised whenever the same arguments would give other files than before. */
    private static final int VERSION = 3;

    /** As many enterprises have an account: those that are visited and rate. */
    private static final int HOSTS = 8;

    private final Path folder;

    CityFiles(Path folder) {
        this.folder = folder;
    }

    /** Generates the city, unless the folder has it already. */
    Manifest generate(int records, long seed) throws IOException {
        Path manifestFile = folder.resolve(MANIFEST);
        if (Files.exists(manifestFile)) {
            Manifest found = Manifest.read(manifestFile);
            if (found.isFor(VERSION, records, seed)) {
                return found;
            }
            Files.delete(manifestFile);
        }
        Files.createDirectories(folder);
        AreaList areas = AreaList.putian();
        CityShapes shapes = CityShapes.generate(areas, seed);
        Files.writeString(folder.resolve(AREAS), areas.toCsv());
        Files.writeString(folder.resolve(BOUNDARIES), BoundaryText.of(areas, shapes));
        List<Written> written = RecordFiles.plan(areas, shapes, records, seed).writeTo(folder);
        writePeople(areas, seed);
        writeJson(
                folder.resolve(DATASETS),
                written.stream().map(file -> file.definition().toJson()).toList());
        writeJson(folder.resolve(SYSTEMS), SystemList.putian().toJson());
        Manifest manifest = new Manifest(VERSION, records, seed, describe(written), digests());
        Path unfinished = folder.resolve(MANIFEST + ".part");
        writeJson(unfinished, manifest);
        Files.move(unfinished, manifestFile, StandardCopyOption.ATOMIC_MOVE);
        return manifest;
    }

    private void writePeople(AreaList areas, long seed) throws IOException {
        List<NamedSubject> enterprises =
                SubjectPick.enterprises(folder.resolve("enterprise.csv")).stream()
                        .filter(one -> areas.has(one.area()))
                        .toList();
        List<NamedSubject> hosts = enterprises.stream().limit(HOSTS).toList();
        People people = People.of(areas, hosts, SubjectPick.school(folder.resolve("school.csv")));
        InspectionFiles inspections = InspectionFiles.of(areas, people);
        writeJson(folder.resolve(ZONES), Zone.all());
        writeJson(folder.resolve(ORGANISATIONS), inspections.organisations());
        writeJson(folder.resolve(ACCOUNTS), inspections.accounts());
        inspections.write(folder, enterprises, hosts, seed);
    }

    private static List<Manifest.RecordFile> describe(List<Written> written) {
        return written.stream()
                .map(file ->
                        new Manifest.RecordFile(
                                file.definition().id(),
                                file.fileName(),
                                file.charset().name(),
                                file.gzip(),
                                file.rows(),
                                file.spoiled()))
                .toList();
    }

    private Map<String, String> digests() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var found = Files.list(folder)) {
            found.filter(file -> !file.getFileName().toString().startsWith(MANIFEST))
                    .sorted()
                    .forEach(files::add);
        }
        Map<String, String> digests = new LinkedHashMap<>();
        for (Path file : files) {
            digests.put(file.getFileName().toString(), digest(file));
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void writeJson(Path file, Object value) {
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(file, value);
    }
}
