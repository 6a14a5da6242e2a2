package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jingwei.coordination.deadline.Light;

/**
 * Something that is to be put right.
 *
 * @param rectifyBy the last day for it
 * @param light how much time the enterprise has left; green while it does not wait for it
 */
public record Finding(
        String id,
        String item,
        String text,
        String basis,
        LocalDate rectifyBy,
        State state,
        Light light,
        List<Step> steps) {
    public Finding {
        steps = List.copyOf(steps);
    }

    /** How it stands. */
    public enum State {
        /** The enterprise is to put it right. */
        OPEN,
        /** It says that it did; the inspectors look at its papers. */
        SUBMITTED,
        /** They want to see more. */
        MORE,
        /** It is put right. */
        CLOSED
    }

    /** What one does about it. */
    public enum Deed {
        /** The enterprise shows by papers and photos what it did. */
        SUBMIT,
        /** The inspectors are content. */
        ACCEPT,
        /** They want to see more. */
        MORE
    }

    /** What was done about it. */
    public record Step(
            String id, int number, Deed kind, String text, List<String> photos, Instant at) {
        public Step {
            photos = List.copyOf(photos);
        }
    }
}
