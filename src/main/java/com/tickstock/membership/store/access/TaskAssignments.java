package com.tickstock.membership.store.access;

import com.tickstock.membership.store.Subtopology;
import com.tickstock.membership.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Which partitions the tasks of this instance hold. Thread-safe. */
public final class TaskAssignments {
  private final AtomicReferenceArray<TaskAssignment> groups =
      new AtomicReferenceArray<>(Topics.EVENTS.partitions());
  private final AtomicReferenceArray<TaskAssignment> symbols =
      new AtomicReferenceArray<>(Topics.SYMBOL_CHANGES.partitions());

  /**
   * @param task the subtopology of the task
   */
  public TaskAssignment begin(Subtopology task, int partition) {
    TaskAssignment assignment = new TaskAssignment();
    assignments(task).set(partition, assignment);
    return assignment;
  }

  /** Where the tasks may have ended without a word, as a thread that dies may let them. */
  public void endAll() {
    for (AtomicReferenceArray<TaskAssignment> assignments : List.of(groups, symbols)) {
      for (int partition = 0; partition < assignments.length(); partition++) {
        Optional.ofNullable(assignments.get(partition)).ifPresent(TaskAssignment::end);
      }
    }
  }

  /** The last one of the task that fills the store; it may be over. */
  public Optional<TaskAssignment> of(String store, int partition) {
    return Optional.ofNullable(assignments(Subtopology.of(store)).get(partition));
  }

  private AtomicReferenceArray<TaskAssignment> assignments(Subtopology task) {
    return task == Subtopology.INDEX ? symbols : groups;
  }
}
