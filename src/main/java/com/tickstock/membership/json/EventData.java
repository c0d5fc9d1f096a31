package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The {@code data} of each event type, and the names of the types in {@code type}. */
sealed interface EventData {
  String PREFIX = "com.tickstock.membership.";

  /** The record for each type name. */
  Map<String, Class<? extends EventData>> TYPES =
      Map.of(
          PREFIX + "GroupDefined.v1", Defined.class,
          PREFIX + "MembersReplaced.v1", Replaced.class,
          PREFIX + "MembersChanged.v1", Changed.class,
          PREFIX + "GroupRetired.v1", Retired.class);

  GroupEvent event();

  Optional<String> file();

  default Map<Symbol, Integer> lines() {
    return Map.of();
  }

  default Origin origin() {
    return Origin.NONE;
  }

  /** The type name and the data of an event. */
  static Map.Entry<String, EventData> of(GroupEvent event, Cause cause) {
    return event.accept(new FromEvent(cause));
  }

  /** Converts each kind of event to its data. */
  record FromEvent(Cause cause) implements GroupEvent.Visitor<Map.Entry<String, EventData>> {
    @Override
    public Map.Entry<String, EventData> defined(GroupEvent.GroupDefined event) {
      Definition d = event.definition();
      return Map.entry(
          PREFIX + "GroupDefined.v1",
          new Defined(
              d.description(),
              d.metadata(),
              d.liquidityFilter(),
              cause.file(),
              rowId(),
              createdAt()));
    }

    @Override
    public Map.Entry<String, EventData> replaced(GroupEvent.MembersReplaced event) {
      return Map.entry(
          PREFIX + "MembersReplaced.v1",
          new Replaced(
              event.definition().map(DefinitionJson::of),
              cause.file(),
              rowId(),
              createdAt(),
              MemberJson.listOf(event.members().values(), cause)));
    }

    @Override
    public Map.Entry<String, EventData> changed(GroupEvent.MembersChanged event) {
      return Map.entry(
          PREFIX + "MembersChanged.v1",
          new Changed(
              cause.file(),
              MemberJson.listOf(event.put().values(), cause),
              List.copyOf(event.remove())));
    }

    @Override
    public Map.Entry<String, EventData> retired(GroupEvent.GroupRetired event) {
      return Map.entry(PREFIX + "GroupRetired.v1", new Retired(event.reason(), cause.file()));
    }

    private Optional<Integer> rowId() {
      return cause.origin().group().id();
    }

    private Optional<String> createdAt() {
      return cause.origin().group().since().map(Instant::toString);
    }
  }

  record Defined(
      Optional<String> description,
      Optional<JsonObject> metadata,
      Optional<JsonObject> liquidityFilter,
      Optional<String> file,
      Optional<Integer> rowId,
      Optional<String> createdAt)
      implements EventData {
    public Defined {
      file = MemberJson.orEmpty(file);
      rowId = MemberJson.orEmpty(rowId);
      createdAt = MemberJson.orEmpty(createdAt);
    }

    @Override
    public Origin origin() {
      return new Origin(MemberJson.row("createdAt", rowId, createdAt), Map.of());
    }

    @Override
    public GroupEvent event() {
      return new GroupEvent.GroupDefined(
          new DefinitionJson(description, metadata, liquidityFilter).definition());
    }
  }

  record Replaced(
      Optional<DefinitionJson> definition,
      Optional<String> file,
      Optional<Integer> rowId,
      Optional<String> createdAt,
      @JsonProperty(required = true) List<MemberJson> members)
      implements EventData {
    public Replaced {
      if (members == null) {
        throw new InvalidValueException("members", null, "an array");
      }
      members = MemberJson.spelled("members", members);
      definition = MemberJson.orEmpty(definition);
      file = MemberJson.orEmpty(file);
      rowId = MemberJson.orEmpty(rowId);
      createdAt = MemberJson.orEmpty(createdAt);
    }

    @Override
    public Origin origin() {
      return new Origin(MemberJson.row("createdAt", rowId, createdAt), MemberJson.toRows(members));
    }

    @Override
    public Map<Symbol, Integer> lines() {
      return MemberJson.toLines(members);
    }

    @Override
    public GroupEvent event() {
      return new GroupEvent.MembersReplaced(
          MemberJson.toMembers("members", members), definition.map(DefinitionJson::definition));
    }
  }

  record Changed(
      Optional<String> file,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MemberJson> put,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Symbol> remove)
      implements EventData {
    public Changed {
      file = MemberJson.orEmpty(file);
      put = put == null ? List.of() : MemberJson.spelled("put", put);
      remove = remove == null ? List.of() : MemberJson.tickers("remove", remove);
      if (put.isEmpty() && remove.isEmpty()) {
        throw new InvalidValueException("put", null, "something in put or in remove");
      }
    }

    @Override
    public Origin origin() {
      return new Origin(Origin.Row.NONE, MemberJson.toRows(put));
    }

    @Override
    public Map<Symbol, Integer> lines() {
      return MemberJson.toLines(put);
    }

    @Override
    public GroupEvent event() {
      return new GroupEvent.MembersChanged(MemberJson.toMembers("put", put), new TreeSet<>(remove));
    }
  }

  record Retired(Optional<String> reason, Optional<String> file) implements EventData {
    public Retired {
      reason = MemberJson.orEmpty(reason);
      file = MemberJson.orEmpty(file);
    }

    @Override
    public GroupEvent event() {
      return new GroupEvent.GroupRetired(reason);
    }
  }
}
