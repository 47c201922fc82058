import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends lines to $STRESS_DIR/history.ndjson. */
final class History {
  private static final Path FILE = Path.of(System.getenv("STRESS_DIR"), "history.ndjson");

  private History() {}

  /** A line is a single write, so that lines of threads and processes do not mix. */
  static void record(String format, Object... values) {
    try {
      Files.writeString(FILE, format.formatted(values) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      System.err.println(failure);
      System.exit(1);
    }
  }
}
