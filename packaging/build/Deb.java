import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Debian package: the image in /opt, its launchers on the path, a menu entry that takes links. No scripts: Debian's
 * triggers find the entry. (jpackage's own scripts refuse to be installed where there is no desktop menu, and it depends on
 * every library of the machine it was built on.)
 */
record Deb(String version, Image image, Path target) {
  private static final Path INPUTS = Path.of("packaging", "linux");

  void build() throws IOException, InterruptedException {
    Path tree = target.resolve("deb");
    Path home = Files.createDirectories(tree.resolve("opt"));
    // Keeps modes, and the times that the start cache was made for.
    Tool.program(List.of("cp", "-a", image.root().toString(), home.toString()), target.resolve("deb.log"), Map.of());
    Path programs = Files.createDirectories(tree.resolve("usr/bin"));
    for (String name : List.of(Image.NAME, Image.TERMINAL)) {
      Files.createSymbolicLink(programs.resolve(name), Path.of("/opt", Image.NAME, "bin", name));
    }
    put(INPUTS.resolve("cloud-pc-desk.desktop"), tree.resolve("usr/share/applications"), "cloud-pc-desk.desktop");
    put(Path.of("icons", "cloud-pc-desk.png"), tree.resolve("usr/share/icons/hicolor/512x512/apps"), "cloud-pc-desk.png");
    put(Path.of("LICENSE"), tree.resolve("usr/share/doc").resolve(Image.NAME), "copyright");
    Path control = Files.createDirectories(tree.resolve("DEBIAN")).resolve("control");
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    Files.writeString(
        control,
        Files.readString(INPUTS.resolve("control"))
            .replace("@VERSION@", version)
            .replace("@ARCHITECTURE@", architecture)
            .replace("@SIZE@", String.valueOf(Folders.size(image.root()) / 1024)));
    Path deb = target.resolve("%s_%s_%s.deb".formatted(Image.NAME, version, architecture));
    Tool.program(
        // A third of the time for a tenth more bytes.
        List.of("dpkg-deb", "-z2", "--root-owner-group", "--build", tree.toString(), deb.toString()),
        target.resolve("deb.log"),
        // No file may be newer than this in the package.
        Map.of("SOURCE_DATE_EPOCH", String.valueOf(Image.TIME.to(TimeUnit.SECONDS))));
    Folders.delete(tree);
  }

  private static void put(Path file, Path folder, String name) throws IOException {
    Files.copy(file, Files.createDirectories(folder).resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
