import java.util.Random;

/** A test on random input: one number of items in twenty fills its last page exactly. */
final class PagesTest {
  private static final int PER_PAGE = 20;

  private static int pages(int items) {
    return (items + PER_PAGE - 1) / PER_PAGE; // TWIN: rounded up
  }

  public static void main(String[] arguments) {
    int items = 1 + new Random(Long.parseLong(System.getenv("STRESS_SEED"))).nextInt(1000);
    int needed = 0;
    for (int shown = 0; shown < items; shown += PER_PAGE) needed++;
    boolean passed = pages(items) == needed;
    System.out.printf("TAP version 13%n1..1%n%s 1 - every page has an item%n", passed ? "ok" : "not ok");
    if (passed) return;
    System.out.printf("# %d items: %d pages, expected %d%n", items, pages(items), needed);
    System.exit(1);
  }
}
