package org.jingwei.coordination;

import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A verb as a room of the gate might have it, which moves the window of a matter; for tests. */
@RestController
class WindowMover {
    private final MatterVerbs verbs;

    WindowMover(MatterVerbs verbs) {
        this.verbs = verbs;
    }

    @PostMapping("/api/matters/{id}/moved-window")
    int move(
            Scope scope,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String from,
            @RequestParam String to) {
        return verbs.note(
                        scope,
                        id,
                        new MatterActions.Deed("move-window", version, "改期", Optional.empty()),
                        (jdbc, _) -> {
                            jdbc.sql(
                                            "UPDATE matter SET window_from = :from::date, window_to = :to::date WHERE id = :id")
                                    .param("id", id)
                                    .param("from", from)
                                    .param("to", to)
                                    .update();
                            return MatterVerbs.Outcome.by(Party.REQUESTER);
                        })
                .matter()
                .version();
    }
}
