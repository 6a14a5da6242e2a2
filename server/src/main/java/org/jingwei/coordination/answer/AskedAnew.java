package org.jingwei.coordination.answer;

import java.util.List;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.coordination.MatterFollower;
import org.jingwei.coordination.Mechanisms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is asked anew answers anew. */
@Component
class AskedAnew implements MatterFollower {
    private final Mechanisms mechanisms;

    AskedAnew(Mechanisms mechanisms) {
        this.mechanisms = mechanisms;
    }

    @Override
    public boolean concerns(MatterChanged change) {
        return mechanisms
                .find(change.mechanism())
                .flatMap(mechanism -> mechanism.life().find(Answers.ANSWERED))
                .filter(action -> action.from().contains(change.to()))
                .isPresent();
    }

    @Override
    public void after(JdbcClient jdbc, List<MatterChanged> changes) {
        AnswerRows.clear(jdbc, changes.stream().map(MatterChanged::matter).toList());
    }
}
