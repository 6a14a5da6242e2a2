package org.jingwei.coordination.inspection.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.jingwei.http.Problem;

/** Whether a file that somebody sends can be a template. */
final class TemplateCheck {
    private static final int MAX_ENTRY = 16 << 20;

    static {
        // A zip that unpacks to more than this is none that a word processor wrote.
        ZipSecureFile.setMaxEntrySize(MAX_ENTRY);
    }

    private TemplateCheck() {}

    /** Throws a {@link Problem} that tells all that is wrong with it. */
    static void check(byte[] file) {
        List<Problem.Place> places = new ArrayList<>();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            requireAtHome(document.getPackage());
            for (String name : Template.names(document)) {
                if (Place.of(name).isEmpty()) {
                    places.add(new Problem.Place(0, "{{" + name + "}}", "is no place there is"));
                }
            }
            Template.paragraphs(
                    document,
                    paragraph -> {
                        if (TemplateText.isLeftOver(paragraph.getText())) {
                            places.add(
                                    new Problem.Place(
                                            0,
                                            shortened(paragraph.getText()),
                                            "has a place that cannot be read: write {{name}} in one go"));
                        }
                    });
        } catch (IOException
                | InvalidFormatException
                | POIXMLException
                | OpenXML4JRuntimeException
                | IllegalArgumentException _) {
            throw noDocument();
        }
        if (!places.isEmpty()) {
            throw Problem.invalid("invalid-template", "The template has mistakes; see errors.")
                    .errors(places);
        }
    }

    private static Problem noDocument() {
        return Problem.invalid(
                "no-document",
                "The file is no Word document (DOCX); save it as one and send it again.");
    }

    /** A document that fetches something when it is opened tells others who reads it. */
    private static void requireAtHome(OPCPackage document) throws InvalidFormatException {
        for (PackagePart part : document.getParts()) {
            if (part.isRelationshipPart()) {
                continue;
            }
            for (PackageRelationship relation : part.getRelationships()) {
                boolean link =
                        relation.getRelationshipType().equals(XWPFRelation.HYPERLINK.getRelation());
                if (relation.getTargetMode() == TargetMode.EXTERNAL && !link) {
                    throw Problem.invalid(
                            "reaches-out",
                            "The template fetches something from elsewhere when it is opened ("
                                    + shortened(relation.getTargetURI().toString())
                                    + "); embed it instead.");
                }
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
