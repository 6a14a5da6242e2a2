/** Login, accounts and organisations over HTTP; who may call what. */
@NullMarked
package org.jingwei.identity.web;

import org.jspecify.annotations.NullMarked;
