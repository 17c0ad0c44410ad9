import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installer of the system it is built on: a .deb on Linux, an MSI on Windows. */
record Installer(Os os, String version, Path target) {

  void build(Image image) throws IOException, InterruptedException {
    switch (os) {
      case LINUX -> new Deb(version, image, target).build();
      case WINDOWS -> msi(image);
    }
  }

  private void msi(Image image) throws IOException, InterruptedException {
    Tool.program(
        List.of(
            "powershell", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", "packaging\\windows\\msi.ps1",
            "-Image", image.root().toString(),
            "-Version", version,
            "-Target", target.toString()),
        target.resolve("msi.log"),
        Map.of());
  }
}
