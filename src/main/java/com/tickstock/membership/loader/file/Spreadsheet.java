package com.tickstock.membership.loader.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** An XLSX workbook with one sheet. */
final class Spreadsheet {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
  private static final int PERCENT = 2;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long MAX_UNPACKED = 64L << 20;

  private Spreadsheet() {}

  static List<Row> rows(byte[] bytes) {
    List<Row> rows = new ArrayList<>();
    try {
      requireIntact(bytes);
      read(bytes, rows);
    } catch (RefusedFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RefusedFileException(
          "cannot be read as XLSX (%s): is the file cut off?".formatted(e.getMessage()));
    }
    return rows;
  }

  private static void read(byte[] bytes, List<Row> rows) throws IOException {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      if (sheets.size() != 1) {
        throw new RefusedFileException(
            "a workbook of %d sheets: expected one, as it is unknown which has the holdings"
                .formatted(sheets.size()));
      }
      try (Stream<org.dhatim.fastexcel.reader.Row> lines = sheets.get(0).openStream()) {
        lines.map(Spreadsheet::row).filter(row -> !row.isBlank()).forEach(rows::add);
      }
    }
  }

  /** Checks the checksum of each part of the archive, which the workbook reader ignores. */
  private static void requireIntact(byte[] bytes) throws IOException {
    long unpacked = 0;
    try (ZipFile parts =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
        CRC32 checksum = new CRC32();
        try (InputStream content = parts.getInputStream(part)) {
          byte[] buffer = new byte[BUFFER_BYTES];
          for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            checksum.update(buffer, 0, read);
            unpacked += read;
            if (unpacked > MAX_UNPACKED) {
              throw new RefusedFileException(
                  "unpacks to more than %d bytes: too large".formatted(MAX_UNPACKED));
            }
          }
        }
        if (checksum.getValue() != part.getCrc()) {
          throw new RefusedFileException(
              "damaged XLSX (%s): download it again".formatted(part.getName()));
        }
      }
    }
  }

  private static Row row(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>();
    for (Cell cell : row) {
      cells.add(cell == null ? "" : CsvText.stripped(text(cell)));
    }
    return new Row(row.getRowNum(), cells);
  }

  /** The text that the sheet shows. Numbers in a percent format are stored as fractions. */
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
