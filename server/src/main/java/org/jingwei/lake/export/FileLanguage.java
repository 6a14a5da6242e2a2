package org.jingwei.lake.export;

import java.util.List;
import java.util.stream.Stream;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.http.Problem;

/** In which language the header of a file is. */
public enum FileLanguage {
    ZH("区划代码", "区划名称"),
    EN("Area code", "Area name");

    private final String areaCode;
    private final String areaName;

    FileLanguage(String areaCode, String areaName) {
        this.areaCode = areaCode;
        this.areaName = areaName;
    }

    /** The language of this name, zh or en. */
    public static FileLanguage of(String name) {
        return switch (name) {
            case "zh" -> ZH;
            case "en" -> EN;
            default -> throw Problem.badRequest("invalid-lang", "lang is zh or en, nothing else.");
        };
    }

    /** What the columns are called: the area's code and name, then the elements. */
    List<String> header(Dataset dataset) {
        Stream<String> labels = dataset.elements().stream().map(this::label);
        return Stream.concat(Stream.of(areaCode, areaName), labels).toList();
    }

    private String label(Element element) {
        return this == ZH ? element.label() : element.labelEn();
    }

    String name(Dataset dataset) {
        return this == ZH ? dataset.name() : dataset.nameEn();
    }
}
