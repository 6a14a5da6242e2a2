/** Dossiers over HTTP. */
@NullMarked
package org.jingwei.dossier.web;

import org.jspecify.annotations.NullMarked;
