/**
 * Access control: reads token files and PEM files, and again when they change. Knows tokens, roles
 * and the client identity of this process, but neither the HTTP server nor the settings.
 */
package com.tickstock.membership.access;
