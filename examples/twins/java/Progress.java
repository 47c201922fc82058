import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends lines to $STRESS_PROGRESS. */
final class Progress {
  private Progress() {}

  /** The program gets on. Who has said so once has promised to go on. */
  static void report() {
    try {
      Path file = Path.of(System.getenv("STRESS_PROGRESS"));
      Files.writeString(file, "progress\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      System.err.println(failure);
      System.exit(1);
    }
  }
}
