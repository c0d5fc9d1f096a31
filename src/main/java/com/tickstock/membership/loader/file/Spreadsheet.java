package com.tickstock.membership.loader.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** An XLSX workbook with one sheet. */
final class Spreadsheet {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
  private static final int PERCENT = 2;

  private Spreadsheet() {}

  static List<Row> rows(byte[] bytes) {
    List<Row> rows = new ArrayList<>();
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      if (sheets.size() != 1) {
        throw new RefusedFileException(
            "a workbook of %d sheets: which one holds the holdings is unknown, expected one"
                .formatted(sheets.size()));
      }
      try (Stream<org.dhatim.fastexcel.reader.Row> lines = sheets.get(0).openStream()) {
        lines.map(Spreadsheet::row).filter(row -> !row.isBlank()).forEach(rows::add);
      }
    } catch (RefusedFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RefusedFileException(
          "cannot be read as XLSX (%s): is the file cut off?".formatted(e.getMessage()));
    }
    return rows;
  }

  private static Row row(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>();
    for (Cell cell : row) {
      cells.add(cell == null ? "" : CsvText.stripped(text(cell)));
    }
    return new Row(row.getRowNum(), cells);
  }

  /** As the sheet shows it: a number in a percent format is stored as a fraction. */
  private static String text(Cell cell) {
    if (cell.getType() != CellType.NUMBER) {
      return cell.getText();
    }
    BigDecimal number = cell.asNumber();
    String format = cell.getDataFormatString();
    return format != null && format.contains("%")
        ? number.movePointRight(PERCENT).toPlainString() + "%"
        : number.toPlainString();
  }
}
