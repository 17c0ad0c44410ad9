package org.cloudpcdesk.ui;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of nodes for people to look at, in {@code target/pictures}. */
public final class Pictures {
  private Pictures() {}

  /** Paints a node into a file and returns how many colours it has: an empty picture has one or two. */
  public static int of(Parent node, String name) throws Exception {
    WritableImage image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> node.snapshot(null, null)));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Set<Integer> colours = new HashSet<>();
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
        colours.add(pixels.getArgb(x, y));
      }
    }
    write(copy, name);
    return colours.size();
  }

  private static void write(BufferedImage image, String name) throws IOException {
    File folder = new File("target/pictures");
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make " + folder);
    }
    ImageIO.write(image, "png", new File(folder, name + ".png"));
  }
}
