package org.jingwei.identity.web;

import java.util.List;
import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Role;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.SubjectKey;

/**
 * The caller as its own screen needs it.
 *
 * @param area where the screen begins: the one granted area, or what all granted areas lie in
 * @param areas the granted areas
 * @param places the places of the left rail that are open
 */
record CallerView(
        String username,
        String displayName,
        Role role,
        boolean mustChangePassword,
        Organisation organisation,
        Optional<AreaName> area,
        List<AreaName> areas,
        Clearance clearance,
        Optional<SubjectKey> subject,
        List<String> places) {}
