import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The installer of the system it is built on: a .deb on Linux, an MSI on Windows. */
record Installer(Os os, String version, Path target) {

  void build(Image image) throws IOException, InterruptedException {
    switch (os) {
      case LINUX -> deb(image);
      case WINDOWS -> msi(image);
    }
  }

  private void deb(Image image) throws IOException, InterruptedException {
    Tool.program(
        List.of(
            Tool.path("jpackage").toString(),
            "--type", "deb",
            "--name", Image.NAME,
            "--app-version", version,
            "--vendor", "Cloud PC Desk",
            "--description", "Find, watch and deprovision the Windows 365 Cloud PCs of a company",
            "--app-image", image.root().toString(),
            "--linux-package-name", Image.NAME,
            "--linux-deb-maintainer", "cloud-pc-desk@users.noreply.github.com",
            "--linux-app-category", "admin",
            "--linux-menu-group", "System;Network",
            "--linux-shortcut",
            "--resource-dir", Path.of("packaging", "linux").toString(),
            "--license-file", "LICENSE",
            "--dest", target.toString()),
        target.resolve("deb.log"),
        // jpackage copies the image with new times, but the start cache fits the old ones: dpkg-deb goes back to this time.
        Map.of(
            "SOURCE_DATE_EPOCH", String.valueOf(Image.TIME.to(TimeUnit.SECONDS)),
            // A third of the time for a tenth more bytes.
            "DPKG_DEB_COMPRESSOR_LEVEL", "2"));
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
