package org.jingwei.scope;

/** A subject by its kind (ENTERPRISE, SCHOOL, …) and the key it is known by. */
public record SubjectKey(String kind, String key) {
    public SubjectKey {
        if (kind.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("a subject needs a kind and a key");
        }
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
