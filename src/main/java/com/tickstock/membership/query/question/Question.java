package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.store.access.PartitionStores;
import com.tickstock.membership.topic.Position;

/**
 * Something that one partition can answer. As JSON it goes to the instance that holds the
 * partition, wherever it is asked.
 *
 * @param <A> the answer, which JSON can carry
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "question")
@JsonSubTypes({
  @JsonSubTypes.Type(GroupNow.class),
  @JsonSubTypes.Type(GroupAtVersion.class),
  @JsonSubTypes.Type(GroupAsOf.class),
  @JsonSubTypes.Type(GroupHistory.class),
  @JsonSubTypes.Type(GroupDiff.class),
  @JsonSubTypes.Type(GroupMembership.class),
  @JsonSubTypes.Type(GroupVersions.class),
  @JsonSubTypes.Type(GroupLineage.class),
  @JsonSubTypes.Type(GroupKnownSince.class),
  @JsonSubTypes.Type(EventIds.class),
  @JsonSubTypes.Type(CatalogPage.class),
  @JsonSubTypes.Type(GroupRows.class),
  @JsonSubTypes.Type(EventOutcome.class),
  @JsonSubTypes.Type(FoldProgress.class),
  @JsonSubTypes.Type(IndexProgress.class),
  @JsonSubTypes.Type(SymbolNow.class),
  @JsonSubTypes.Type(SymbolAsOf.class),
  @JsonSubTypes.Type(SymbolGroupsEver.class),
  @JsonSubTypes.Type(MemberAsOf.class),
  @JsonSubTypes.Type(SymbolPage.class)
})
public interface Question<A> {

  int partition();

  /** One of the stores that are asked; those that are filled from one topic are in one place. */
  String store();

  /** Whether what became of an event is visible to this question. */
  boolean sees(Position event, PartitionStores stores);

  A answer(PartitionStores stores);

  /** The answer on its way to another instance. */
  default byte[] write(A answer) {
    return Json.write(answer);
  }

  /** The reverse of {@link #write}. */
  @SuppressWarnings("unchecked") // it is what the class itself says that A is
  default A read(byte[] answer) {
    return (A) Json.readParameter(answer, Question.class, getClass());
  }
}
