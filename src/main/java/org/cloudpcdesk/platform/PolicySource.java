package org.cloudpcdesk.platform;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** One place where whoever looks after this computer lays down how the program is to be used. Thread-safe. */
public interface PolicySource {

  /** Where it is, as an administrator would look for it. */
  String place();

  /**
   * What is laid down there: names and values, of which none has been judged.
   *
   * @return nothing when nobody laid anything down
   * @throws IOException when something is there that cannot be read
   */
  Optional<JsonObject> read() throws IOException;
}
