import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the image says is inside it: a bill of materials for machines, a list of licences for people. Both are held against
 * what is inside, so that neither names what was only compiled against, nor forgets what is shipped.
 */
final class PartsList {

  /** Of a component itself; what only belongs to one stands deeper. */
  private static final Pattern COMPONENT = Pattern.compile("^      \"purl\" : \"pkg:maven/[^/]+/([^@]+)@([^?\"]+)", Pattern.MULTILINE);

  private static final Pattern LICENSED = Pattern.compile("\\([\\w.-]+:([\\w.-]+):([\\w.-]+) - ");

  private static final Pattern COMPONENTS = Pattern.compile("^  \"components\" : \\[\\R", Pattern.MULTILINE);

  private final Path bill;
  private final Path licences;

  /** @param legal the folder with both lists */
  PartsList(Path legal) {
    this.bill = legal.resolve("sbom.cdx.json");
    this.licences = legal.resolve("THIRD-PARTY.txt");
  }

  /** Adds the Java runtime to the bill: Maven, which wrote it, does not know that one is shipped. */
  void addRuntime() throws IOException {
    Matcher components = COMPONENTS.matcher(Files.readString(bill));
    if (!components.find()) {
      throw new IllegalStateException("there is no list of components in " + bill);
    }
    String version = java.lang.Runtime.version().toString();
    String id = "pkg:generic/openjdk@" + version.replace("+", "%2B");
    String runtime =
        """
            {
              "type" : "platform",
              "bom-ref" : "%1$s",
              "publisher" : "%2$s",
              "name" : "openjdk",
              "version" : "%3$s",
              "description" : "The Java runtime, with the modules the program needs",
              "licenses" : [
                {
                  "expression" : "GPL-2.0-only WITH Classpath-exception-2.0"
                }
              ],
              "purl" : "%1$s"
            },
        """
            .formatted(id, System.getProperty("java.vendor"), version);
    Files.writeString(
        bill, components.replaceFirst(found -> Matcher.quoteReplacement(found.group() + runtime)));
  }

  /**
   * Holds both lists against the libraries that are shipped.
   *
   * @param jars the class path, with the program's own jar, which the bill names as what it is about
   * @param javafx the modules that were linked into the runtime
   * @throws IllegalStateException when they differ
   */
  void requireThatItAgreesWith(Path jars, Path javafx) throws IOException {
    Set<String> shipped = new TreeSet<>(names(jars));
    names(javafx).forEach(name -> shipped.add(name.replaceFirst("-(linux|linux-aarch64|win)$", "")));
    compare(shipped, bill, COMPONENT);
    shipped.removeIf(name -> name.startsWith(Image.NAME));
    compare(shipped, licences, LICENSED);
  }

  private static Set<String> names(Path folder) throws IOException {
    return Folders.files(folder).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .map(name -> name.substring(0, name.length() - ".jar".length()))
        .collect(Collectors.toSet());
  }

  private static void compare(Set<String> shipped, Path list, Pattern entry) throws IOException {
    Set<String> listed =
        entry
            .matcher(Files.readString(list))
            .results()
            .map(found -> found.group(1) + "-" + found.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>(shipped);
    missing.removeAll(listed);
    Set<String> tooMany = new TreeSet<>(listed);
    tooMany.removeAll(shipped);
    if (!missing.isEmpty() || !tooMany.isEmpty()) {
      throw new IllegalStateException(
          "%s does not say what is shipped: it lacks %s and has %s too many".formatted(list, missing, tooMany));
    }
  }
}
