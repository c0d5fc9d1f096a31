package com.tickstock.membership.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML element by element. Text and attributes are escaped by the writer of the JDK: there
 * is no way to put markup in by a value.
 */
final class Html {
  private final StringWriter page = new StringWriter();
  private final XMLStreamWriter out;

  Html() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(page);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  private Html write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  Html doctype() {
    return write(() -> out.writeDTD("<!DOCTYPE html>\n"));
  }

  /**
   * @param attributes names and values in turn
   */
  Html open(String name, String... attributes) {
    return write(
        () -> {
          out.writeStartElement(name);
          writeAttributes(attributes);
        });
  }

  /** Control characters have no place in a page: they become U+FFFD. */
  Html text(String text) {
    String shown = text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\uFFFD");
    return write(() -> out.writeCharacters(shown));
  }

  Html close() {
    return write(out::writeEndElement);
  }

  /** An element that is closed again at its end, each on a line of its own. */
  Html closeLine() {
    return close().text("\n");
  }

  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** An element that never holds anything, as {@code meta} or {@code rect}. */
  Html empty(String name, String... attributes) {
    return write(
        () -> {
          out.writeEmptyElement(name);
          writeAttributes(attributes);
        });
  }

  private void writeAttributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  @Override
  public String toString() {
    write(out::flush);
    return page.toString();
  }
}
