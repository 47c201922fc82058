import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/** Two tellers move money between two accounts, at once and in opposite directions. */
final class Transfers {
  private static final int TRANSFERS = 50;
  private static final Phaser BOTH = new Phaser(2);
  private static final AtomicInteger ASKED = new AtomicInteger();

  private static final class Account {
    final int number;
    int balance = 100;

    Account(int number) {
      this.number = number;
    }
  }

  private static void transfer(Account from, Account to, int number) {
    boolean inOrder = true; // TWIN: the order depends on who asks
    ASKED.incrementAndGet();
    synchronized (inOrder ? from : to) {
      while (ASKED.get() < 2 * number) Thread.yield(); // until the other teller asks for an account, too
      Thread.yield();
      synchronized (inOrder ? to : from) {
        from.balance--;
        to.balance++;
      }
    }
  }

  private static Thread teller(Account from, Account to) {
    return new Thread(() -> {
      for (int number = 1; number <= TRANSFERS; number++) {
        BOTH.arriveAndAwaitAdvance();
        transfer(from, to, number);
      }
    });
  }

  public static void main(String[] arguments) throws InterruptedException {
    Account ours = new Account(1), theirs = new Account(2);
    Thread[] tellers = {teller(ours, theirs), teller(theirs, ours)};
    for (Thread teller : tellers) teller.start();
    for (Thread teller : tellers) teller.join();
    System.out.printf("balances %d and %d%n", ours.balance, theirs.balance);
  }
}
