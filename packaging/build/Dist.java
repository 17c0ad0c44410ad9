import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Builds the program as it is installed, for the system it runs on: `mvn -Pdist verify` calls it, and so can a person.
 *
 * <pre>java packaging/build/Dist.java VERSION JAR_FOLDER MODULE_FOLDER TARGET</pre>
 *
 * JAR_FOLDER holds the program's jar and the class path, MODULE_FOLDER the JavaFX modules; TARGET gets the image
 * {@code cloud-pc-desk}, the runtime it was made with, and the installer.
 */
final class Dist {

  private Dist() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      System.err.println("usage: java packaging/build/Dist.java VERSION JAR_FOLDER MODULE_FOLDER TARGET");
      System.exit(2);
    }
    String version = arguments[0].replaceFirst("-.*", "");
    Path jars = Path.of(arguments[1]).toAbsolutePath();
    Path modules = Path.of(arguments[2]).toAbsolutePath();
    Path target = Path.of(arguments[3]).toAbsolutePath();
    Os os = Os.current();

    Folders.delete(target);
    Files.createDirectories(target);
    Path runtime = new Runtime(os, modules).link(target.resolve("runtime"));
    Path input = new Jars(os).layOut(jars, target.resolve("input"));
    Image image = new Image(os, version, target);
    image.build(input, runtime);
    new StartCache(os, image).train(target.resolve("rehearsal"));
    new Installer(os, version, target).build(image);
    Sizes.print(target, image);
  }
}
