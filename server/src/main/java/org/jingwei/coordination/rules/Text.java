package org.jingwei.coordination.rules;

/** The same words in both languages. */
record Text(String chinese, String english) {}
