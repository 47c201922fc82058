import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Two doors count visitors into one total. */
final class Visitors {
  private static final int VISITORS = 1_000_000;
  private static final AtomicLong TOTAL = new AtomicLong();
  private static final CountDownLatch OPENING = new CountDownLatch(2);

  private static void count(int door) {
    OPENING.countDown();
    while (OPENING.getCount() > 0) Thread.onSpinWait();
    for (int i = 0; i < VISITORS; i++) {
      TOTAL.incrementAndGet(); // TWIN: one step
    }
    History.record("{\"op\":\"add\",\"worker\":%d,\"value\":%d}", door, VISITORS);
  }

  public static void main(String[] arguments) throws InterruptedException {
    Thread[] doors = {new Thread(() -> count(0)), new Thread(() -> count(1))};
    for (Thread door : doors) door.start();
    for (Thread door : doors) door.join();
    History.record("{\"op\":\"final\",\"worker\":\"main\",\"value\":%d}", TOTAL.get());
  }
}
