import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A header that is made from a set: the order of `Set.of` is new with every start of the virtual machine. */
final class AcceptTest {
  private static String header(Set<String> formats) {
    Stream<String> names = formats.stream().sorted(); // TWIN: in one order
    return names.collect(Collectors.joining(", ", "Accept: ", ""));
  }

  public static void main(String[] arguments) {
    String found = header(Set.of("json", "text"));
    boolean passed = found.equals("Accept: json, text");
    System.out.printf("TAP version 13%n1..1%n%s 1 - json comes before text%n", passed ? "ok" : "not ok");
    if (passed) return;
    System.out.printf("# found %s%n", found);
    System.exit(1);
  }
}
