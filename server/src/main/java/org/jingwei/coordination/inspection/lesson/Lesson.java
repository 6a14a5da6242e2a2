package org.jingwei.coordination.inspection.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A common problem as an enterprise is told of it: not where nor how often it was found. */
public record Lesson(
        String problem,
        long number,
        String itemName,
        String centreName,
        String words,
        String advice,
        List<CommonProblem.Question> questions,
        Instant pushedAt,
        Optional<Instant> readAt,
        Optional<Instant> checkedAt) {
    public Lesson {
        questions = List.copyOf(questions);
    }
}
