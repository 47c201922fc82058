import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Workers serve one user each. What a worker knows about its user is written first, and read when every worker has written. */
final class Sessions {
  private static final int WORKERS = 4;

  private static final class Session {
    volatile String user;
  }

  private static final Session FIRST = new Session();
  private static final ThreadLocal<Session> CURRENT =
      ThreadLocal.withInitial(Session::new); // TWIN: one for each thread
  private static final CyclicBarrier EVERYBODY = new CyclicBarrier(WORKERS);

  private static void serve(int worker) {
    String user = "user-" + worker;
    CURRENT.get().user = user;
    History.record("{\"op\":\"write\",\"worker\":%d,\"value\":\"%s\"}", worker, user);
    try {
      EVERYBODY.await();
    } catch (InterruptedException | BrokenBarrierException failure) {
      throw new IllegalStateException(failure);
    }
    History.record("{\"op\":\"observe\",\"worker\":%d,\"value\":\"%s\"}", worker, CURRENT.get().user);
  }

  public static void main(String[] arguments) throws InterruptedException {
    Thread[] workers = new Thread[WORKERS];
    for (int i = 0; i < WORKERS; i++) {
      int worker = i;
      workers[i] = new Thread(() -> serve(worker));
    }
    for (Thread worker : workers) worker.start();
    for (Thread worker : workers) worker.join();
  }
}
