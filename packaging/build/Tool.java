import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Runs the JDK's tools in this process, and programs outside it. Each failure ends the build and says which step it was. */
final class Tool {

  private Tool() {}

  /** A tool of the JDK that runs this build: jlink, jpackage. */
  static void jdk(String name, List<String> arguments) {
    ToolProvider tool =
        ToolProvider.findFirst(name).orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
    int code = tool.run(System.out, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(name + " ended with " + code + ": " + String.join(" ", arguments));
    }
  }

  /** A program; what it writes goes to a file. */
  static void program(List<String> command, Path output, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "ended with %d: %s%nits output is in %s".formatted(code, String.join(" ", command), output));
    }
  }
}
