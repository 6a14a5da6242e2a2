package org.jingwei.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexFile;
import org.jingwei.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The points that layers draw, kept on disk so that a start maps them instead of reading the lake.
 *
 * <p>Each is a file of points, one of texts and a short list that names the two. Files get a new
 * number each time they are written, and the list takes the place of the one before in one step,
 * last: so whenever a process ends there is the state before or the one after. What is damaged,
 * foreign or of another form is removed and said in the log. A disk that is full keeps nothing from
 * being served: what was kept before stays.
 */
@Component
final class PointFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PointFolder.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORM = 1;
    private static final String LIST = ".layer";
    private static final Pattern PART =
            Pattern.compile("(.+)-([0-9]{1,18})\\.(?:points|texts)(?:\\.part)?");

    private final Path folder;

    @Autowired
    PointFolder(Settings settings) {
        this(settings.dataFolder().resolve("map-points"));
    }

    PointFolder(Path folder) {
        this.folder = folder;
    }

    /** The points of a layer as they were kept. */
    record Opened(PointIndex index, PointTexts texts, List<Category> categories) {}

    /** What was kept, to be read from there from now on. */
    record Kept(PointIndex index, TextFile.Kept texts) {}

    /** What the list says. */
    private record Listed(int form, String points, String texts, List<Category> categories) {}

    /** What is kept under a name, if it can be used; what cannot is removed. */
    Optional<Opened> find(String name) {
        try {
            Listed listed = listed(folder.resolve(name + LIST));
            PointTexts texts = new PointTexts(TextFile.open(inFolder(name, listed.texts())));
            PointIndex index = new PointIndexFile(inFolder(name, listed.points())).open(texts);
            return Optional.of(new Opened(index, texts, listed.categories()));
        } catch (NoSuchFileException e) {
            LOG.info("no points of {} are kept: {} is not there", name, e.getMessage());
        } catch (IOException e) {
            LOG.warn("the points kept for {} are thrown away: {}", name, e.getMessage());
        }
        remove(kept -> kept.equals(name));
        return Optional.empty();
    }

    private Path inFolder(String name, String file) throws IOException {
        Matcher part = PART.matcher(file);
        if (!part.matches() || !part.group(1).equals(name)) {
            throw new IOException("the list of " + name + " names a file of another");
        }
        return folder.resolve(file);
    }

    private static Listed listed(Path list) throws IOException {
        String[] lines = Files.readString(list, UTF_8).split("\n", 2);
        if (lines.length < 2 || !lines[0].equals(checksum(lines[1]))) {
            throw new IOException(list + " is damaged");
        }
        try {
            Listed listed = JSON.readValue(lines[1], Listed.class);
            if (listed.form() != FORM) {
                throw new IOException(list + " has the form " + listed.form());
            }
            return listed;
        } catch (JacksonException e) {
            throw new IOException(list + " cannot be read", e);
        }
    }

    private static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    /**
     * Keeps points under a name in the place of those before.
     *
     * @return the same, opened from disk
     * @throws IOException if they could not be written; what was kept before stays
     */
    Kept keep(String name, PointIndex points, PointTexts texts, List<Category> categories)
            throws IOException {
        Files.createDirectories(folder);
        long number = next(name);
        Listed listed =
                new Listed(
                        FORM,
                        name + "-" + number + ".points",
                        name + "-" + number + ".texts",
                        categories);
        try {
            PointIndexFile file = new PointIndexFile(folder.resolve(listed.points()));
            file.write(points);
            texts.write(folder.resolve(listed.texts()));
            TextFile.Kept kept = TextFile.open(folder.resolve(listed.texts()));
            PointIndex opened = file.open(texts);
            write(folder.resolve(name + LIST), listed);
            removeParts(name, part -> part != number);
            return new Kept(opened, kept);
        } catch (IOException e) {
            removeParts(name, part -> part == number);
            throw e;
        }
    }

    private void write(Path list, Listed listed) throws IOException {
        String json = JSON.writeValueAsString(listed);
        Path beside = list.resolveSibling(list.getFileName() + ".part");
        Files.writeString(beside, checksum(json) + "\n" + json, UTF_8);
        force(beside);
        Files.move(
                beside, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private long next(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return 1
                    + files.map(file -> file.getFileName().toString())
                            .filter(file -> !file.endsWith(".part"))
                            .map(PART::matcher)
                            .filter(part -> part.matches() && part.group(1).equals(name))
                            .mapToLong(part -> Long.parseLong(part.group(2)))
                            .max()
                            .orElse(0);
        }
    }

    /** Removes what is kept under other names. */
    void keepOnly(Set<String> names) {
        remove(name -> !names.contains(name));
    }

    private void remove(Predicate<String> unwanted) {
        removeFiles(file -> unwanted.test(nameOf(file)));
    }

    private static String nameOf(String file) {
        Matcher part = PART.matcher(file);
        if (part.matches()) {
            return part.group(1);
        }
        int end = file.indexOf(LIST);
        return end < 0 ? "" : file.substring(0, end);
    }

    private void removeParts(String name, Predicate<Long> unwanted) {
        removeFiles(file -> {
            Matcher part = PART.matcher(file);
            return part.matches()
                    && part.group(1).equals(name)
                    && unwanted.test(Long.parseLong(part.group(2)));
        });
    }

    /** A file that is mapped stays readable for whoever has it. */
    private void removeFiles(Predicate<String> unwanted) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (unwanted.test(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("files of points that nobody uses stay in {}: {}", folder, e.getMessage());
        }
    }
}
