import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

/**
 * The launchers on Linux. jpackage's own ask rpm and dpkg at each start to whom they belong, twice, which takes longer than
 * the JVM needs to start (seen with strace: 0.2 s and more).
 */
record Script(Image image) {

  void write(String... names) throws IOException {
    for (String name : names) {
      Path file = Files.writeString(image.root().resolve("bin").resolve(name), text(name));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private String text(String name) throws IOException {
    return
        """
        #!/bin/sh
        image=$(dirname "$(dirname "$(readlink -f "$0")")")
        app=$image/lib/app
        exec "$image/lib/runtime/bin/java" \\
        %s
          -cp "%s" \\
          %s "$@"
        """
            .formatted(
                image.jvmOptions(name).stream()
                    .map(option -> "  \"" + placed(option) + "\" \\")
                    .collect(Collectors.joining("\n")),
                image.classPath().stream().map(Script::placed).collect(Collectors.joining(":")),
                Image.MAIN);
  }

  private static String placed(String value) {
    return value.replace("$APPDIR", "$app");
  }
}
