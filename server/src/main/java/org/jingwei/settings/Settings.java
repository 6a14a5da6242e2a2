package org.jingwei.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.geo.AreaScheme;

/**
 * The checked settings of this process. The environment wins over the file, the file over the
 * defaults.
 */
public final class Settings {
    private static final String PREFIX = "JINGWEI_";

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * Reads and checks all settings.
     *
     * @throws InvalidSettingException if a name is unknown or a value is not what its setting
     *     expects
     */
    public static Settings load(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.defaultValue());
        }
        Map<Setting, String> fromEnvironment = named(environment, "the environment");
        Path file = settingsFile(fromEnvironment);
        values.putAll(named(lines(file), file.toString()));
        values.putAll(fromEnvironment);
        values.forEach(Settings::check);
        return new Settings(values);
    }

    private static Path settingsFile(Map<Setting, String> fromEnvironment) {
        String named = fromEnvironment.getOrDefault(Setting.CONFIG, "");
        if (!named.isEmpty()) {
            Path file = Path.of(named);
            if (!Files.isReadable(file)) {
                throw new InvalidSettingException(
                        "JINGWEI_CONFIG names " + file + ", which cannot be read");
            }
            return file;
        }
        return Path.of(fromEnvironment.getOrDefault(Setting.DATA, Setting.DATA.defaultValue()))
                .resolve("jingwei.conf");
    }

    private static Map<String, String> lines(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, String> found = new java.util.LinkedHashMap<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                int equals = line.indexOf('=');
                if (equals < 1 || !line.startsWith(PREFIX)) {
                    throw new InvalidSettingException(
                            file + " line " + (i + 1) + ": expected JINGWEI_NAME=value");
                }
                found.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        } catch (IOException e) {
            throw new InvalidSettingException(file + " cannot be read: " + e.getMessage());
        }
        return found;
    }

    private static Map<Setting, String> named(Map<String, String> source, String place) {
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        source.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                Setting setting =
                        Setting.named(name)
                                .orElseThrow(() ->
                                        new InvalidSettingException(
                                                "unknown setting "
                                                        + name
                                                        + " in "
                                                        + place
                                                        + "; ./jingwei serve --settings lists the known ones"));
                found.put(setting, value);
            }
        });
        return found;
    }

    private static void check(Setting setting, String value) {
        if (value.isEmpty()) {
            if (!setting.defaultValue().isEmpty()) {
                throw invalid(setting, value);
            }
            return;
        }
        boolean good =
                switch (setting.kind()) {
                    case TEXT, SECRET, PATH -> !value.isBlank();
                    case PORT -> wholeNumber(value) && Long.parseLong(value) <= 65_535;
                    case POSITIVE -> wholeNumber(value) && Long.parseLong(value) > 0;
                    case BOOLEAN -> value.equals("true") || value.equals("false");
                    case JDBC_URL -> value.startsWith("jdbc:postgresql://");
                    case TIME_ZONE -> isTimeZone(value);
                    case BASE_MAPS -> areBaseMaps(value);
                    case AREA_SCHEME -> isAreaScheme(value);
                };
        if (!good) {
            throw invalid(setting, value);
        }
    }

    private static boolean wholeNumber(String value) {
        return value.matches("[0-9]{1,18}");
    }

    private static boolean areBaseMaps(String value) {
        try {
            return !BaseMap.parse(value).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAreaScheme(String value) {
        try {
            return !AreaScheme.parse(value).levels().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTimeZone(String value) {
        try {
            return !ZoneId.of(value).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static InvalidSettingException invalid(Setting setting, String value) {
        String shown = setting.kind() == Setting.Kind.SECRET ? "its value" : "'" + value + "'";
        return new InvalidSettingException(
                setting.variable()
                        + ": expected "
                        + setting.kind().expected()
                        + ", found "
                        + shown);
    }

    /** The value as text; empty where nothing is set and there is no default. */
    public Optional<String> text(Setting setting) {
        return Optional.of(value(setting)).filter(value -> !value.isEmpty());
    }

    /** The value of a setting that has a default. */
    public String value(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    /** The value of a numeric setting. */
    public long number(Setting setting) {
        return Long.parseLong(value(setting));
    }

    /** The value of a yes-or-no setting. */
    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(value(setting));
    }

    /** The data folder, absolute. */
    public Path dataFolder() {
        return Path.of(value(Setting.DATA)).toAbsolutePath().normalize();
    }

    /** The folder of a setting, absolute; the one of that name in the data folder when not set. */
    public Path folder(Setting setting, String byDefault) {
        return text(setting)
                .map(path -> Path.of(path).toAbsolutePath().normalize())
                .orElse(dataFolder().resolve(byDefault));
    }

    /** The maps from elsewhere that may be drawn below the layers, without Tianditu. */
    public List<BaseMap> baseMaps() {
        return BaseMap.parse(value(Setting.BASE_MAPS));
    }

    /** The time zone that this place works in. */
    public ZoneId timeZone() {
        return ZoneId.of(value(Setting.TIME_ZONE));
    }

    /** The area scheme of this place. */
    public AreaScheme areaScheme() {
        return AreaScheme.parse(value(Setting.AREA_SCHEME));
    }
}
