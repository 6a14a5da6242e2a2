/** The audit trail over HTTP, for administrators. */
@NullMarked
package org.jingwei.audit.web;

import org.jspecify.annotations.NullMarked;
