package org.jingwei.settings;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting there is: its name (an environment variable, or a line of the settings file), its
 * default, what a value must look like and what it is for. {@code ./jingwei serve --settings}
 * prints this list.
 */
public enum Setting {
    CONFIG(
            "JINGWEI_CONFIG",
            "",
            Kind.PATH,
            "settings file, lines of NAME=value; by default DATA/jingwei.conf"),
    DATA(
            "JINGWEI_DATA",
            "data",
            Kind.PATH,
            "folder for the database, the lake and everything else that is kept"),
    ADDRESS("JINGWEI_ADDRESS", "127.0.0.1", Kind.TEXT, "address to listen on"),
    PORT("JINGWEI_PORT", "8080", Kind.PORT, "port to listen on; 0 takes a free one"),
    AREA_SCHEME(
            "JINGWEI_AREA_SCHEME",
            "PROVINCE:2,CITY:2,COUNTY:2,TOWN:3,VILLAGE:3,GRID:3,CELL:3",
            Kind.AREA_SCHEME,
            "levels of the area tree from the top, each with its number of digits"),
    TIME_ZONE(
            "JINGWEI_TIME_ZONE",
            "Asia/Shanghai",
            Kind.TIME_ZONE,
            "time zone of working days and working hours"),
    DATABASE_URL(
            "JINGWEI_DATABASE_URL",
            "",
            Kind.JDBC_URL,
            "jdbc:postgresql://… of an external PostgreSQL 18; empty starts the embedded one"),
    DATABASE_OWNER(
            "JINGWEI_DATABASE_OWNER", "", Kind.TEXT, "role that owns the tables and migrates them"),
    DATABASE_OWNER_PASSWORD("JINGWEI_DATABASE_OWNER_PASSWORD", "", Kind.SECRET, "its password"),
    DATABASE_USER(
            "JINGWEI_DATABASE_USER",
            "jingwei_app",
            Kind.TEXT,
            "role of the application; must own nothing and not bypass row security"),
    DATABASE_PASSWORD("JINGWEI_DATABASE_PASSWORD", "", Kind.SECRET, "its password"),
    FIRST_PASSWORD_FILE(
            "JINGWEI_FIRST_PASSWORD_FILE",
            "",
            Kind.PATH,
            "file that receives the first administrator's one-time password; empty prints it once"),
    SESSION_HOURS("JINGWEI_SESSION_HOURS", "12", Kind.POSITIVE, "hours until a login ends"),
    SECURE_COOKIES(
            "JINGWEI_SECURE_COOKIES",
            "false",
            Kind.BOOLEAN,
            "true behind HTTPS: cookies are sent over HTTPS only"),
    SHIPPED_RULES(
            "JINGWEI_SHIPPED_RULES",
            "true",
            Kind.BOOLEAN,
            "true puts the shipped rules of the gate in force where there is no rule yet"),
    EVALUATION_GROUP(
            "JINGWEI_EVALUATION_GROUP",
            "5",
            Kind.POSITIVE,
            "ballots that are counted together, at least 3: fewer are never shown"),
    EVALUATION_ITEMS(
            "JINGWEI_EVALUATION_ITEMS",
            "MANNER|态度规范|Manner;NECESSITY|确有必要|Necessity;DISTURBANCE|少打扰|Little disturbance;"
                    + "LAWFULNESS|依法依规|Lawfulness",
            Kind.TEXT,
            "what a finished matter is rated on, ID|Chinese|English, 1 to 8 of them, separated by semicolons"),
    BACKFILL_DAYS(
            "JINGWEI_BACKFILL_DAYS",
            "10",
            Kind.POSITIVE,
            "natural days in which a visit that could not be scanned is written down afterwards"),
    PUBLISH_PASSED_DAYS(
            "JINGWEI_PUBLISH_PASSED_DAYS",
            "20",
            Kind.POSITIVE,
            "working days from the delivery of an inspection's result without findings to its publication"),
    PUBLISH_OTHER_DAYS(
            "JINGWEI_PUBLISH_OTHER_DAYS",
            "7",
            Kind.POSITIVE,
            "working days from the delivery of an inspection's result with findings to its publication"),
    VOICE_DAYS(
            "JINGWEI_VOICE_DAYS",
            "10",
            Kind.POSITIVE,
            "working days in which a suggestion, a demand or a complaint of an enterprise is answered"),
    VOICES_PER_DAY(
            "JINGWEI_VOICES_PER_DAY",
            "10",
            Kind.POSITIVE,
            "suggestions, demands and complaints that one enterprise may send in a day"),
    COMMON_ENTERPRISES(
            "JINGWEI_COMMON_ENTERPRISES",
            "3",
            Kind.POSITIVE,
            "enterprises in which inspections must have found the same for it to be a common problem, at least 3"),
    COMMON_SHARE(
            "JINGWEI_COMMON_SHARE",
            "10",
            Kind.POSITIVE,
            "per cent of the enterprises checked for it in which a common problem must have been found"),
    COMMON_DAYS(
            "JINGWEI_COMMON_DAYS",
            "365",
            Kind.POSITIVE,
            "days back in which results of inspections are searched for common problems"),
    MAX_UPLOAD_BYTES(
            "JINGWEI_MAX_UPLOAD_BYTES",
            "4294967296",
            Kind.POSITIVE,
            "largest upload, in bytes after decompression"),
    WATCHED_FOLDERS(
            "JINGWEI_WATCHED_FOLDERS",
            "",
            Kind.PATH,
            "folder below which files are taken in, ROOT/system/dataset/file; empty watches nothing"),
    PULL_HOSTS(
            "JINGWEI_PULL_HOSTS",
            "",
            Kind.TEXT,
            "hosts whose databases may be pulled from, separated by commas; empty allows any"),
    PUSH_OPEN_BATCHES(
            "JINGWEI_PUSH_OPEN_BATCHES",
            "20",
            Kind.POSITIVE,
            "batches of one system that may wait to be read before it is told to come back later"),
    PUSH_WAITING_BYTES(
            "JINGWEI_PUSH_WAITING_BYTES",
            "268435456",
            Kind.POSITIVE,
            "bytes of one system that may wait before it is told to come back later"),
    MAX_EXPORT_ROWS(
            "JINGWEI_MAX_EXPORT_ROWS",
            "1000000",
            Kind.POSITIVE,
            "most rows of one exported file; a sheet of Excel holds 1048576"),
    SNAPSHOT_DAYS(
            "JINGWEI_SNAPSHOT_DAYS",
            "7",
            Kind.POSITIVE,
            "days for which the rows of a dataset can be read as they were"),
    HELD_DAYS(
            "JINGWEI_HELD_DAYS",
            "7",
            Kind.POSITIVE,
            "days for which a held file waits for its start before it is removed"),
    REFUSED_DAYS(
            "JINGWEI_REFUSED_DAYS",
            "90",
            Kind.POSITIVE,
            "days for which the refused rows of a file are kept to be handed back"),
    KEEPING_MINUTES(
            "JINGWEI_KEEPING_MINUTES",
            "5",
            Kind.POSITIVE,
            "minutes between two rounds in which small files of the lake are merged and old states"
                    + " forgotten"),
    ROW_BUDGET_BYTES(
            "JINGWEI_ROW_BUDGET_BYTES",
            "32",
            Kind.POSITIVE,
            "bytes a stored row should not cost more than; shown beside what it costs"),
    LAKE_MEMORY_BYTES(
            "JINGWEI_LAKE_MEMORY_BYTES",
            "1073741824",
            Kind.POSITIVE,
            "memory the lake's engine may use, in bytes"),
    LAKE(
            "JINGWEI_LAKE",
            "",
            Kind.TEXT,
            "where the lake's files lie: a folder, or s3://bucket/prefix; by default DATA/lake"),
    LAKE_CACHE_BYTES(
            "JINGWEI_LAKE_CACHE_BYTES",
            "10737418240",
            Kind.POSITIVE,
            "how much of an object store's files is kept in DATA/lake-cache, in bytes"),
    SPOOL(
            "JINGWEI_SPOOL",
            "",
            Kind.PATH,
            "folder of sent files until they are read, refused rows beside it; replicas share both; by"
                    + " default DATA/spool"),
    S3_ENDPOINT(
            "JINGWEI_S3_ENDPOINT",
            "",
            Kind.TEXT,
            "address of the object store, where it is not Amazon's own"),
    S3_REGION("JINGWEI_S3_REGION", "us-east-1", Kind.TEXT, "region of the object store"),
    S3_ACCESS_KEY("JINGWEI_S3_ACCESS_KEY", "", Kind.TEXT, "name of the object store's key"),
    S3_SECRET_KEY("JINGWEI_S3_SECRET_KEY", "", Kind.SECRET, "its secret"),
    TRINO_URL(
            "JINGWEI_TRINO_URL",
            "",
            Kind.TEXT,
            "jdbc:trino://host:port/catalog of a Trino cluster that executes the reads; empty reads"
                    + " with the engine inside"),
    TRINO_USER("JINGWEI_TRINO_USER", "jingwei", Kind.TEXT, "name the cluster knows us by"),
    BASE_MAPS(
            "JINGWEI_BASE_MAPS",
            "",
            Kind.BASE_MAPS,
            "maps from elsewhere to draw below the layers, name|raster, vector or degrees|address|"
                    + "attribution, separated by semicolons, degrees being pictures in EPSG:4490; empty draws none and needs no network"),
    TIANDITU_KEY(
            "JINGWEI_TIANDITU_KEY",
            "",
            Kind.TEXT,
            "the operator's key of Tianditu; browsers are told it, since they fetch the tiles"),
    LAYER_UPLOAD_BYTES(
            "JINGWEI_LAYER_UPLOAD_BYTES",
            "67108864",
            Kind.POSITIVE,
            "largest GeoJSON file of a layer, in bytes; more belongs into a dataset"),
    TILE_CACHE_BYTES(
            "JINGWEI_TILE_CACHE_BYTES",
            "268435456",
            Kind.POSITIVE,
            "memory for finished tiles, in bytes");

    /** The form of a value. */
    enum Kind {
        TEXT("text"),
        SECRET("text"),
        PATH("a path"),
        PORT("a number from 0 to 65535"),
        POSITIVE("a whole number above 0"),
        BOOLEAN("true or false"),
        JDBC_URL("jdbc:postgresql://host:port/database"),
        TIME_ZONE("a time zone like Asia/Shanghai"),
        BASE_MAPS("name|raster|https://host/{z}/{x}/{y}.png|attribution;…"),
        AREA_SCHEME("LEVEL:digits,LEVEL:digits,… with at most 18 digits in all");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        String expected() {
            return expected;
        }
    }

    private final String variable;
    private final String defaultValue;
    private final Kind kind;
    private final String purpose;

    Setting(String variable, String defaultValue, Kind kind, String purpose) {
        this.variable = variable;
        this.defaultValue = defaultValue;
        this.kind = kind;
        this.purpose = purpose;
    }

    /** Name of the environment variable and of the line in the settings file. */
    public String variable() {
        return variable;
    }

    /** Value when nothing is set; empty where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What the setting is for, in one sentence. */
    public String purpose() {
        return purpose;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Setting> named(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable.equals(variable))
                .findFirst();
    }
}
