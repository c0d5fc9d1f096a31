/**
 * Starts and stops everything in order: HTTP, broker and database, topics, topology, tables,
 * projection, and the first load of files. The only package that may use all others.
 */
package com.tickstock.membership.service;
