/**
 * Starts and stops everything, in order: broker and database, HTTP, topics, tables, topology,
 * projection, and the files to begin with. The only package that sees all others.
 */
package com.tickstock.membership.service;
