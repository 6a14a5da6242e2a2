package org.jingwei.coordination;

/** Who one may be to a matter; one may be several. */
public enum Party {
    /** The organisation that asks. */
    REQUESTER,
    /** A coordination centre whose area holds all targets. */
    CENTRE,
    /** The enterprise, the school or the area that is asked. */
    TARGET,
    /** An organisation that the centre asks for its opinion. */
    SIGNER,
    /** The platform itself, when a time has run out or what was agreed is to be done. */
    PLATFORM
}
