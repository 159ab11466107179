package org.nbdscope.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of JSON with all below it: maps, lists, texts, numbers. */
record JsonTree(Object value) {

    static JsonTree of(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            return new JsonTree(value(parser));
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            }
            default -> {
                return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
            }
        }
    }

    /** The value at a path of names and indexes. */
    JsonTree at(Object... path) {
        Object found = value;
        for (Object step : path) {
            found = step instanceof Integer index ? ((List<?>) found).get(index) : ((Map<?, ?>) found).get(step);
        }
        return new JsonTree(found);
    }

    List<JsonTree> items() {
        return ((List<?>) value).stream().map(item -> new JsonTree(item)).toList();
    }

    String text() {
        return (String) value;
    }
}
