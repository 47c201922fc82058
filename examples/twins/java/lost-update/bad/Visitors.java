import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;

/** Two doors count visitors into one total. They come in pairs, one through each door at the same moment. */
final class Visitors {
  private static final int VISITORS = 100;
  private static final AtomicLong TOTAL = new AtomicLong();
  private static final Phaser DOORSTEP = new Phaser(2);

  /** Waits for the other door. */
  private static long together(long value) {
    DOORSTEP.arriveAndAwaitAdvance();
    return value;
  }

  private static void count(int door) {
    for (int i = 0; i < VISITORS; i++) {
      TOTAL.set(together(TOTAL.get()) + 1); // TWIN: two steps, one that reads and one that writes
      History.record("{\"op\":\"add\",\"worker\":%d,\"value\":1}", door);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Thread[] doors = {new Thread(() -> count(0)), new Thread(() -> count(1))};
    for (Thread door : doors) door.start();
    for (Thread door : doors) door.join();
    History.record("{\"op\":\"final\",\"worker\":\"main\",\"value\":%d}", TOTAL.get());
  }
}
