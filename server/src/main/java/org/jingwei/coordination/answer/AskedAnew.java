package org.jingwei.coordination.answer;

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
    public void after(JdbcClient jdbc, MatterChanged change) {
        AnswerRows.clear(jdbc, change.matter());
    }
}
