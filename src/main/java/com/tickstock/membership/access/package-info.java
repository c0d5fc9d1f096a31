/**
 * Reads files of hashed tokens and PEM files, again when they change; writes nothing. Who may do
 * what, and what this process shows when it asks another one. Knows no HTTP server and no settings.
 */
package com.tickstock.membership.access;
