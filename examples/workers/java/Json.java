import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much JSON as a worker needs, since the JDK has none: objects become maps, arrays lists, numbers doubles. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Throws IllegalArgumentException or StringIndexOutOfBoundsException where the text is no JSON object. */
    static Map<String, Object> object(String text) {
        var json = new Json(text);
        json.skip();
        var value = json.readObject();
        json.skip();
        if (json.at < text.length()) {
            throw new IllegalArgumentException("text after the object");
        }
        return value;
    }

    /** A number, a text, a truth value or null as JSON. */
    static String write(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return Long.toString(number.longValue());
        }
        if (!(value instanceof String string)) {
            return String.valueOf(value);
        }
        var out = new StringBuilder("\"");
        for (var c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private Object readValue() {
        skip();
        return switch (text.charAt(at)) {
            case '{' -> readObject();
            case '[' -> readArray();
            case '"' -> readString();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> readNumber();
        };
    }

    private Map<String, Object> readObject() {
        var object = new LinkedHashMap<String, Object>();
        expect('{');
        while (!closes('}', object.isEmpty())) {
            skip();
            var key = readString();
            skip();
            expect(':');
            object.put(key, readValue());
        }
        return object;
    }

    private List<Object> readArray() {
        var array = new ArrayList<>();
        expect('[');
        while (!closes(']', array.isEmpty())) {
            array.add(readValue());
        }
        return array;
    }

    /** Whether `bracket` comes next; a comma is passed where it does not, but for the first entry. */
    private boolean closes(char bracket, boolean first) {
        skip();
        if (text.charAt(at) == bracket) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private String readString() {
        expect('"');
        var out = new StringBuilder();
        for (char c; (c = text.charAt(at++)) != '"'; ) {
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        var c = text.charAt(at++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
            default -> c;
        };
    }

    private Double readNumber() {
        var from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(from, at));
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw new IllegalArgumentException("no JSON value at " + at);
        }
        at += word.length();
        return value;
    }

    private void expect(char c) {
        if (text.charAt(at++) != c) {
            throw new IllegalArgumentException("no " + c + " at " + (at - 1));
        }
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
