package com.tickstock.membership.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML element by element. The XML writer of the JDK escapes text and attributes, so that a
 * value cannot inject markup.
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

  /** Replaces control characters, which are invalid in a page, by U+FFFD. */
  Html text(String text) {
    String shown = text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\uFFFD");
    return write(() -> out.writeCharacters(shown));
  }

  Html close() {
    return write(out::writeEndElement);
  }

  /** Closes the current element and ends the line. */
  Html closeLine() {
    return close().text("\n");
  }

  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes an element without content, such as {@code meta} or {@code rect}. */
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
