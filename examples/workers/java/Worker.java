import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A worker in Java: operations that stress-action times, one message a line (docs/workers.md). Build it with `javac -d classes *.java`. */
public class Worker {
    /** One operation; what it throws is an answer, too. */
    interface Operation {
        void run() throws Exception;
    }

    private static final String DOCUMENT = document();

    private static final Map<String, Operation> OPERATIONS = Map.of(
        "parse", Worker::parse,
        "parse-1000", () -> {
            for (var n = 0; n < 1000; n++) {
                parse();
            }
        },
        // Costs no time: what is left is the way to the worker and back.
        "nothing", () -> {},
        "fail", () -> { throw new IllegalStateException("this operation always fails"); });

    public static void main(String[] arguments) throws IOException {
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // What the code under test prints must not stand among the answers.
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            Map<String, Object> message;
            try {
                message = Json.object(line);
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException error) {
                System.err.println("not a message: " + line.substring(0, Math.min(100, line.length())));
                continue;
            }
            answers.println(answer(message));
            if ("shutdown".equals(message.get("type"))) {
                break;
            }
        }
    }

    private static String answer(Map<String, Object> message) {
        var id = Json.write(message.get("id"));
        try {
            var body = handle(message);
            return "{\"id\":" + id + ",\"ok\":true" + (body.isEmpty() ? "" : "," + body) + "}";
        } catch (Exception error) {
            return "{\"id\":" + id + ",\"ok\":false,\"error\":" + Json.write(error.toString()) + "}";
        }
    }

    private static String handle(Map<String, Object> message) throws Exception {
        return switch (String.valueOf(message.get("type"))) {
            case "init" -> "\"protocol\":1,\"abilities\":[\"gc\",\"stats\",\"checkpoint\"]";
            case "op" -> operate((String) message.getOrDefault("operation", "parse"));
            case "gc" -> {
                System.gc();
                yield "";
            }
            case "stats" -> "\"metrics\":{\"gc.count\":" + collections() + "}";
            case "checkpoint" -> "\"values\":{\"memory.heap\":" + heap() + "}";
            case "shutdown" -> "";
            default -> throw new IllegalArgumentException("no message type " + message.get("type"));
        };
    }

    private static String operate(String name) throws Exception {
        var operation = OPERATIONS.get(name);
        if (operation == null) {
            throw new IllegalArgumentException("no operation " + name);
        }
        var started = System.nanoTime();
        operation.run();
        return "\"ns\":" + (System.nanoTime() - started);
    }

    private static void parse() {
        var items = (java.util.List<?>) Json.object(DOCUMENT).get("items");
        if (!Double.valueOf(99).equals(((Map<?, ?>) items.get(99)).get("id"))) {
            throw new IllegalStateException("the last item is another one");
        }
    }

    private static String document() {
        var items = new StringBuilder();
        for (var n = 0; n < 100; n++) {
            items.append(n == 0 ? "" : ",").append("{\"id\":" + n + ",\"name\":\"item " + n + "\"}");
        }
        return "{\"items\":[" + items + "]}";
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(bean -> bean.getCollectionCount()).sum();
    }
}
