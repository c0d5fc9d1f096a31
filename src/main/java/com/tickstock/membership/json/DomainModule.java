package com.tickstock.membership.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.ticker.Tickers;
import java.io.IOException;

/** The JSON form of domain values: a symbol is a string, a weight is an exact plain number. */
final class DomainModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  DomainModule() {
    addSerializer(Symbol.class, writing((symbol, out) -> out.writeString(symbol.value())));
    addSerializer(Weight.class, writing((weight, out) -> out.writeNumber(weight.value())));
    addSerializer(JsonObject.class, writing((object, out) -> out.writeRawValue(object.text())));
    addDeserializer(
        Symbol.class,
        reading(Symbol.class, JsonToken.VALUE_STRING, (in, context) -> symbol(in.getText())));
    addDeserializer(
        Weight.class,
        reading(Weight.class, null, (in, context) -> new Weight(in.getDecimalValue())));
    addDeserializer(
        JsonObject.class,
        reading(
            JsonObject.class,
            JsonToken.START_OBJECT,
            (in, context) -> CanonicalJson.object("metadata", context.readTree(in))));
  }

  /** A symbol has no slash, but people write one instead of the dot before a share class. */
  private static Symbol symbol(String text) {
    return text.indexOf('/') < 0 ? new Symbol(text) : Tickers.parse(text);
  }

  private interface Writing<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  private interface Reading<T> {
    T read(JsonParser in, DeserializationContext context) throws IOException;
  }

  private static <T> JsonSerializer<T> writing(Writing<T> writing) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        writing.write(value, out);
      }
    };
  }

  private static <T> JsonDeserializer<T> reading(
      Class<T> type, JsonToken token, Reading<T> reading) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        boolean fits = token == null ? in.currentToken().isNumeric() : in.hasToken(token);
        return fits
            ? reading.read(in, context)
            : type.cast(context.handleUnexpectedToken(type, in));
      }
    };
  }
}
