package com.tickstock.membership.cli;

import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.LineageJson.MemberLineage;
import com.tickstock.membership.json.MemberDifferenceJson;
import com.tickstock.membership.json.MembershipJson;
import com.tickstock.membership.report.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints answers about the past of a group. */
final class TimeTables {
  /** How many symbols of a cell are listed by name. */
  private static final int NAMED = 5;

  private TimeTables() {}

  static void diff(PrintWriter out, DiffJson diff) {
    out.printf(
        "%s/%s/%s: %s as of %s, %s as of %s%n",
        diff.environment(),
        diff.type(),
        diff.name(),
        members(diff.from()),
        Wording.day(diff.from().asOf()),
        members(diff.to()),
        Wording.day(diff.to().asOf()));
    List<Row> rows =
        Stream.of(
                rows("added", diff.added()),
                rows("removed", diff.removed()),
                rows("reweighted", diff.reweighted()))
            .flatMap(List::stream)
            .toList();
    if (!rows.isEmpty()) {
      out.println(
          Cells.table(
              rows,
              List.of(
                  Cells.text("what", Row::what),
                  Cells.text("symbol", row -> row.member().symbol().value()),
                  Cells.number("before", row -> Wording.percent(row.member().previousWeight())),
                  Cells.number("after", row -> Wording.percent(row.member().weight())))));
    }
    out.printf(
        "%d added, %d removed, %d reweighted.%n",
        diff.added().size(), diff.removed().size(), diff.reweighted().size());
  }

  private record Row(String what, MemberDifferenceJson member) {}

  private static List<Row> rows(String what, List<MemberDifferenceJson> members) {
    return members.stream().map(member -> new Row(what, member)).toList();
  }

  private static String members(DiffJson.End end) {
    return end.exists() ? Wording.count(end.memberCount(), "member") : "did not exist";
  }

  static void history(PrintWriter out, HistoryJson history) {
    out.printf("%s/%s/%s, newest first%n", history.environment(), history.type(), history.name());
    out.println(
        Cells.table(
            history.events(),
            List.of(
                Cells.text("effective", event -> Wording.day(event.effectiveAt())),
                Cells.text("recorded", event -> Wording.day(event.recordedAt())),
                Cells.number("version", event -> event.version().map(String::valueOf).orElse("")),
                Cells.text("added", event -> names(event.added())),
                Cells.text("removed", event -> names(event.removed())),
                Cells.text("reweighted", event -> names(event.reweighted())),
                Cells.number("members", event -> Wording.number(event.memberCount())),
                Cells.text("from", e -> e.cause().file().orElse(e.cause().source())),
                Cells.text("", TimeTables::remarks))));
    if (history.nextCursor().isPresent()) {
      out.println("There are older events: --limit shows up to 100; the HTTP route has all.");
    }
  }

  private static String names(List<MemberDifferenceJson> members) {
    String some =
        members.stream()
            .limit(NAMED)
            .map(member -> member.symbol().value())
            .collect(Collectors.joining(", "));
    int more = members.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(some, more) : some;
  }

  private static String remarks(HistoryJson.Event event) {
    return Stream.of(
            event.created() ? "created" : "",
            event.retired() ? "retired" : "",
            event.definition().isPresent() && !event.created() ? "redefined" : "",
            event.late() ? "late" : "")
        .filter(remark -> !remark.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static void member(PrintWriter out, MembershipJson member) {
    out.printf(
        "%s in %s/%s/%s: %s%n",
        member.symbol(),
        member.environment(),
        member.type(),
        member.name(),
        member.member()
            ? "a member"
            : member.intervals().isEmpty() ? "never a member" : "no longer a member");
    if (!member.intervals().isEmpty()) {
      out.println(
          Cells.table(
              member.intervals(),
              List.of(
                  Cells.text("from", interval -> Wording.day(interval.from())),
                  Cells.text("until", i -> i.until().map(Wording::day).orElse("")),
                  Cells.number("weight", interval -> Wording.percent(interval.weight())),
                  Cells.text("began by", interval -> by(interval.began())),
                  Cells.text("put last by", interval -> by(interval.lastPut())),
                  Cells.text("ended by", i -> i.ended().map(TimeTables::by).orElse("")),
                  Cells.text("recorded", interval -> Wording.day(interval.lastPut().recordedAt())),
                  Cells.text("load", interval -> interval.lastPut().loadId().orElse("")),
                  Cells.text("event", interval -> interval.lastPut().eventId()))));
    }
  }

  /** The file and its line, or the source if there is no file. */
  private static String by(MemberLineage event) {
    String line = event.line().map(number -> ", line " + number).orElse("");
    return event.file().map(file -> file + line).orElse(event.source());
  }
}
