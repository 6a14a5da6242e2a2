package org.jingwei.postgres;

/** How to reach a database as one role. The password is left out of {@link #toString()}. */
public record DatabaseLogin(String url, String user, String password) {
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
