/** Two tellers move money between two accounts, at once and in opposite directions. */
final class Transfers {
  private static final int TRANSFERS = 2000;

  private static final class Account {
    final int number;
    int balance = 100;

    Account(int number) {
      this.number = number;
    }
  }

  private static void transfer(Account from, Account to) {
    boolean inOrder = true; // TWIN: the order depends on who asks
    synchronized (inOrder ? from : to) {
      Thread.yield(); // where the other teller gets a chance
      synchronized (inOrder ? to : from) {
        from.balance--;
        to.balance++;
      }
    }
  }

  private static Thread teller(Account from, Account to) {
    return new Thread(() -> {
      for (int i = 0; i < TRANSFERS; i++) transfer(from, to);
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
