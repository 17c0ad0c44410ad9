import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Builds the program as it is installed, for the system it runs on: `mvn -Pdist verify` calls it, and so can a person.
 *
 * <pre>java packaging/build/Dist.java VERSION PARTS TARGET</pre>
 *
 * In PARTS {@code jars} holds the program's jar and the class path, {@code javafx} the JavaFX modules, and {@code legal} the
 * licences and the bill of materials; TARGET gets the image {@code cloud-pc-desk}, the runtime it was made with, the
 * installer and its check sum.
 */
final class Dist {

  private Dist() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 3) {
      System.err.println("usage: java packaging/build/Dist.java VERSION PARTS TARGET");
      System.exit(2);
    }
    String version = arguments[0].replaceFirst("-.*", "");
    Path parts = Path.of(arguments[1]).toAbsolutePath();
    Path target = Path.of(arguments[2]).toAbsolutePath();
    Os os = Os.current();

    Folders.delete(target);
    Files.createDirectories(target);
    Path runtime = new Runtime(os, parts.resolve("javafx")).link(target.resolve("runtime"));
    Path input = new Jars(os).layOut(parts.resolve("jars"), target.resolve("input"));
    Folders.copy(parts.resolve("legal"), input.resolve("legal"));
    PartsList list = new PartsList(input.resolve("legal"));
    list.requireThatItAgreesWith(input, parts.resolve("javafx"));
    list.addRuntime();
    Files.copy(Path.of("LICENSE"), input.resolve("legal").resolve("LICENSE"));
    Image image = new Image(os, version, target);
    image.build(input, runtime);
    new StartCache(os, image).train(target.resolve("rehearsal"));
    new Installer(os, version, target).build(image);
    Sums.write(target);
    Sizes.print(target, image);
  }
}
