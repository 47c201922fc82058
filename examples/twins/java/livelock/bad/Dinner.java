/** Two polite diners share one spoon. Each offers it to the other, who is hungry, too. */
final class Dinner {
  private static volatile Diner spoon;

  private static final class Diner {
    final String name;
    Diner spouse;
    volatile boolean hungry = true;

    Diner(String name) {
      this.name = name;
    }

    void dine() {
      boolean offered = false;
      while (hungry) {
        if (spoon != this) {
          Thread.yield();
          continue;
        }
        if (spouse.hungry) { // TWIN: after you, for ever
          offered = true;
          spoon = spouse;
          continue;
        }
        hungry = false;
        Progress.report();
        System.out.println(name + " has eaten; was polite: " + offered);
        spoon = spouse;
      }
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Diner ann = new Diner("Ann"), bob = new Diner("Bob");
    ann.spouse = bob;
    bob.spouse = ann;
    spoon = ann;
    Progress.report();
    Thread[] seats = {new Thread(ann::dine), new Thread(bob::dine)};
    for (Thread seat : seats) seat.start();
    for (Thread seat : seats) seat.join();
  }
}
